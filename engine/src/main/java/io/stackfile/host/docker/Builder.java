package io.stackfile.host.docker;

import io.stackfile.host.HostException;
import io.stackfile.json.JsonObject;
import io.stackfile.model.Build;
import io.stackfile.model.Image;
import io.stackfile.model.Value;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Has one image built: by BuildKit where that is the engine's own choice or the Dockerfile asks for what only BuildKit knows,
 * else by the classic builder, the only one that old engines are sure of.
 */
record Builder(Engine engine, Image image, Build build, Consumer<String> progress) {
    private static final Map<String, String> AS_TAR = Map.of("Content-Type", "application/x-tar");

    String deed() {
        return "build " + image;
    }

    void run(Dockerfile dockerfile) {
        BuildContext folder = folder();
        if (!dockerfile.needsBuildKit() && !isBuildKitUsual()) {
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

    private boolean isBuildKitUsual() {
        try (var pong = engine.open(deed(), "/_ping")) {
            return pong.header("Builder-Version").filter("2"::equals).isPresent();
        }
    }

    private void buildKit(BuildContext folder, BuildTrace trace) {
        Map<String, String> query =
                new TreeMap<>(Map.of("version", "2", "t", image.name(), "dockerfile", build.dockerfile()));
        JsonObject arguments = new JsonObject();
        build.arguments().forEach((name, value) -> arguments.with(name, value.reveal()));
        query.put("buildargs", arguments.toString());
        build.target().ifPresent(target -> query.put("target", target));
        image.platform().ifPresent(platform -> query.put("platform", platform));
        String target = query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "/build?", ""));
        engine.upload(deed(), target, AS_TAR, folder, trace);
    }

    private void classic(BuildContext folder) {
        engine.run(deed(), docker -> {
            BuildProgress steps = new BuildProgress(deed(), secret(), progress);
            var command = docker.buildImageCmd()
                    .withTarInputStream(folder)
                    .withTags(Set.of(image.name()))
                    .withDockerfilePath(build.dockerfile())
                    .withRemove(true)
                    .withForcerm(true);
            build.arguments().forEach((String name, Value value) -> command.withBuildArg(name, value.reveal()));
            build.target().ifPresent(command::withTarget);
            image.platform().ifPresent(command::withPlatform);
            command.exec(steps).await();
        });
    }

    private BuildContext folder() {
        try {
            return new BuildContext(Path.of(build.context()), build.dockerfile(), progress);
        } catch (IOException e) {
            throw engine.refusals().told(deed(), e);
        }
    }
}
