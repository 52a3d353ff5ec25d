package io.stackfile.host.docker;

import io.stackfile.host.Headway;
import io.stackfile.host.HostException;
import io.stackfile.model.Build;
import io.stackfile.model.BuildSettings;
import io.stackfile.model.Dockerfile;
import io.stackfile.model.Image;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Has one image built: by BuildKit where that is the engine's own choice or the Dockerfile asks for what only BuildKit knows,
 * else by the classic builder, the only one that old engines are sure of.
 */
record Builder(Engine engine, Image image, Build build, Consumer<Headway> progress) {
    private static final Map<String, String> AS_TAR = Map.of("Content-Type", "application/x-tar");
    private static final Set<String> OF_BUILDKIT = Set.of("default", "none", "host");
    /** The first whose BuildKit minds limits. */
    private static final ApiVersion WITH_LIMITS = new ApiVersion(1, 42);

    String deed() {
        return "build " + image;
    }

    void run(Dockerfile dockerfile) {
        if (dockerfile.needsBuildKit()) {
            checkWordsForBuildKit();
        }
        BuildContext folder = folder();
        if (!dockerfile.needsBuildKit() && (hasWordsForClassicOnly() || !isBuildKitUsual())) {
            classic(folder);
            return;
        }
        BuildTrace trace = new BuildTrace(secret(), progress);
        try {
            buildKit(folder, trace);
        } catch (HostException e) {
            if (!(e.getCause() instanceof EngineError error)) {
                throw e;
            }
            BuildRefusal refusal = new BuildRefusal(this, dockerfile, error.getMessage());
            if (!refusal.isAboutTheFolder() || dockerfile.needsBuildKit()) {
                throw new HostException(secret().hide(refusal.text())
                        + trace.lastLines().stream().map("\n    "::concat).collect(Collectors.joining()));
            }
            classic(folder());
        }
    }

    Secret secret() {
        return Secret.of(build.arguments().values());
    }

    /** What its settings ask for that the engine's BuildKit would refuse or not mind. */
    private boolean hasWordsForClassicOnly() {
        return isOnNamedNetwork() || forgetsLimits();
    }

    private boolean isOnNamedNetwork() {
        return build.settings()
                .network()
                .filter(name -> !OF_BUILDKIT.contains(name))
                .isPresent();
    }

    private boolean forgetsLimits() {
        BuildSettings settings = build.settings();
        return (settings.sharedMemory().isPresent() || !settings.ulimits().isEmpty())
                && engine.spoken().compareTo(WITH_LIMITS) < 0;
    }

    private void checkWordsForBuildKit() {
        if (isOnNamedNetwork()) {
            throw new HostException(
                    "Docker did not " + deed() + ": its Dockerfile asks for BuildKit, which knows the networks"
                            + " default, none and host only; write one of them for build.network, not '"
                            + build.settings().network().orElse("") + "'");
        }
        if (forgetsLimits()) {
            throw new HostException("Docker did not " + deed() + ": its Dockerfile asks for BuildKit, which takes "
                    + (build.settings().ulimits().isEmpty() ? "build.shm_size" : "build.ulimits")
                    + " since Docker 23, and this engine is older; take it out, or update the engine");
        }
    }

    private boolean isBuildKitUsual() {
        try (var pong = engine.open(deed(), "/_ping")) {
            return pong.header("Builder-Version").filter("2"::equals).isPresent();
        }
    }

    private void buildKit(BuildContext folder, BuildTrace trace) {
        engine.upload(deed(), new BuildRequest(image, build, true).target(), AS_TAR, folder, trace);
    }

    private void classic(BuildContext folder) {
        BuildProgress steps = new BuildProgress(deed(), secret(), progress);
        engine.upload(deed(), new BuildRequest(image, build, false).target(), AS_TAR, folder, steps);
    }

    private BuildContext folder() {
        try {
            return BuildContext.of(build, progress);
        } catch (IOException e) {
            throw engine.refusals().told(deed(), e);
        }
    }
}
