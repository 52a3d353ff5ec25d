package io.stackfile.host.docker;

import io.stackfile.model.Dockerfile;

/** Why BuildKit did not build, in words that say what to do. */
record BuildRefusal(Builder builder, Dockerfile dockerfile, String message) {
    /** Engines before 28 lose the folder when they keep images in containerd's store, and look for it in the network. */
    boolean isAboutTheFolder() {
        return message.contains("failed to read downloaded context");
    }

    String text() {
        return "Docker did not " + builder.deed() + ": " + reason();
    }

    private String reason() {
        if (isAboutTheFolder()) {
            return "its BuildKit loses the folder it is sent, as that of engines before 28 does with containerd's"
                    + " image store; " + otherwise("");
        }
        if (message.contains("no active sessions")) {
            return dockerfile
                    .asksTheUser()
                    .map(asking -> name() + ":" + asking.line() + ": " + asking.word() + " "
                            + "--mount=" + asking.flags("mount").get(0)
                            + " asks for what stack cannot pass to a build; "
                            + otherwise(
                                    asking.flags("mount").get(0).contains("type=ssh")
                                            ? " --ssh default"
                                            : " --secret id=…,src=…"))
                    .orElse("it asks for a secret or an SSH agent, which stack cannot pass to a build; "
                            + otherwise(""));
        }
        return KnownReasons.of(message);
    }

    private String name() {
        return builder.build().settings().dockerfile().isPresent()
                ? "dockerfile_inline"
                : builder.build().dockerfile();
    }

    /** An image that was built beside is taken as it is. */
    private String otherwise(String flags) {
        return "build it yourself, docker build" + flags + " -t " + builder.image() + " "
                + builder.build().context() + ", and stack up takes it as it is";
    }
}
