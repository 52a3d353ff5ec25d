package io.stackfile.model;

import java.util.Optional;

/**
 * An image as a file names it.
 *
 * @param name with a tag or a digest, in the short form in which the engine lists it: {@code mongo:latest},
 *     {@code quay.io/jupyter/base-notebook:latest}, {@code redis@sha256:…}
 * @param platform the operating system and processor it is for, as {@code linux/arm64}; absent is the engine's own
 */
public record Image(String name, Optional<String> platform) {
    private static final String HUB = "docker.io/";
    private static final String OFFICIAL = "library/";

    public Image(String name) {
        this(name, Optional.empty());
    }

    /** Adds the tag {@code latest} where there is none, and leaves out what Docker Hub's names imply. */
    public static Image of(String written) {
        String name = written.startsWith("index.docker.io/") ? written.substring("index.".length()) : written;
        if (name.startsWith(HUB)) {
            name = name.substring(HUB.length());
            if (name.startsWith(OFFICIAL)) {
                name = name.substring(OFFICIAL.length());
            }
        }
        boolean complete = name.contains("@") || name.lastIndexOf(':') > name.lastIndexOf('/');
        return new Image(complete ? name : name + ":latest");
    }

    /** The same for one operating system and processor, where its registry has several. */
    public Image on(Optional<String> wanted) {
        return new Image(name, wanted);
    }

    public boolean isDigest() {
        return name.contains("@");
    }

    /** Without its tag or digest. */
    public String repository() {
        if (isDigest()) {
            return name.substring(0, name.indexOf('@'));
        }
        return name.substring(0, name.lastIndexOf(':'));
    }

    /** The tag, or the digest. */
    public String tag() {
        return name.substring(repository().length() + 1);
    }

    @Override
    public String toString() {
        return name;
    }
}
