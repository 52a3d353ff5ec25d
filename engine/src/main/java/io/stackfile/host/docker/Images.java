package io.stackfile.host.docker;

import io.stackfile.host.HostException;
import io.stackfile.host.ImageFacts;
import io.stackfile.json.Json;
import io.stackfile.model.Build;
import io.stackfile.model.Exposed;
import io.stackfile.model.Image;
import io.stackfile.model.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Fetches and builds images, and knows what they say of themselves. */
final class Images {
    private final Engine engine;
    private final Map<String, ImageFacts> known = new ConcurrentHashMap<>();

    Images(Engine engine) {
        this.engine = engine;
    }

    ImageFacts facts(String deed, Image image) {
        return known.computeIfAbsent(image.name(), name -> look(deed, name));
    }

    private ImageFacts look(String deed, String name) {
        Json image = engine.find(deed, "/images/" + name + "/json")
                .orElseThrow(
                        () -> new HostException("Docker did not " + deed + ": image " + name + " is not on the host"));
        Json config = image.get("Config");
        return new ImageFacts(
                image.get("Id").text(),
                new TreeSet<>(config.get("ExposedPorts").members().keySet().stream()
                        .map(Exposed::of)
                        .toList()),
                environment(config.get("Env").texts()),
                new ArrayList<>(config.get("Volumes").members().keySet()));
    }

    private static Map<String, String> environment(List<String> variables) {
        Map<String, String> environment = new TreeMap<>();
        for (String variable : variables) {
            int equals = variable.indexOf('=');
            environment.put(
                    equals < 0 ? variable : variable.substring(0, equals),
                    equals < 0 ? "" : variable.substring(equals + 1));
        }
        return environment;
    }

    void pull(Image image, Consumer<String> progress) {
        try {
            fetch(image, progress);
        } catch (HostException e) {
            throw new HostException(e.getMessage() + whyNobodyIsLoggedIn(String.valueOf(e.getMessage()), image), e);
        }
        forget(image);
    }

    private String whyNobodyIsLoggedIn(String message, Image image) {
        return message.endsWith("docker login")
                ? engine.logins().trouble(image.name()).map(". "::concat).orElse("")
                : "";
    }

    private void fetch(Image image, Consumer<String> progress) {
        engine.run("pull " + image, docker -> {
            PullProgress layers = new PullProgress(progress);
            docker.pullImageCmd(image.repository())
                    .withTag(image.tag())
                    .withAuthConfig(engine.logins().of(image.name()).orElse(null))
                    .exec(layers)
                    .await();
        });
    }

    /** It is another one from now on. */
    void forget(Image image) {
        known.remove(image.name());
    }

    void build(Image image, Build build, Consumer<String> progress) {
        Secret secret = Secret.of(build.arguments().values());
        String deed = "build " + image;
        engine.run(deed, docker -> {
            BuildProgress steps = new BuildProgress(deed, secret, progress);
            var command = docker.buildImageCmd()
                    .withTarInputStream(new BuildContext(Path.of(build.context()), build.dockerfile()))
                    .withTags(Set.of(image.name()))
                    .withDockerfilePath(build.dockerfile())
                    .withRemove(true)
                    .withForcerm(true);
            new TreeMap<>(build.arguments())
                    .forEach((String name, Value value) -> command.withBuildArg(name, value.reveal()));
            build.target().ifPresent(command::withTarget);
            command.exec(steps).await();
        });
        known.remove(image.name());
    }
}
