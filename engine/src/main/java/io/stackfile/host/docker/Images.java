package io.stackfile.host.docker;

import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.PushResponseItem;
import io.stackfile.host.Headway;
import io.stackfile.host.HostException;
import io.stackfile.host.ImageFacts;
import io.stackfile.json.Json;
import io.stackfile.model.Build;
import io.stackfile.model.Dockerfile;
import io.stackfile.model.Exposed;
import io.stackfile.model.Image;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Fetches and builds images, and knows what they say of themselves. */
final class Images {
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;
    /** How engines write the time of what has not happened. */
    private static final String NEVER = "0001-";

    private final Engine engine;
    private final Map<String, ImageFacts> known = new ConcurrentHashMap<>();

    Images(Engine engine) {
        this.engine = engine;
    }

    ImageFacts facts(String deed, Image image) {
        return known.computeIfAbsent(
                image.name(),
                name -> look(deed, name)
                        .orElseThrow(() -> new HostException(
                                "Docker did not " + deed + ": image " + name + " is not on the host")));
    }

    /** Nothing for one that is not there. */
    Optional<ImageFacts> find(String deed, Image image) {
        Optional<ImageFacts> found =
                Optional.ofNullable(known.get(image.name())).or(() -> look(deed, image.name()));
        found.ifPresent(facts -> known.put(image.name(), facts));
        return found;
    }

    private Optional<ImageFacts> look(String deed, String name) {
        return engine.find(deed, "/images/" + name + "/json").map(Images::facts);
    }

    private static ImageFacts facts(Json image) {
        Json config = image.get("Config");
        return new ImageFacts(
                image.get("Id").text(),
                new TreeSet<>(config.get("ExposedPorts").members().keySet().stream()
                        .map(Exposed::of)
                        .toList()),
                environment(config.get("Env").texts()),
                new ArrayList<>(config.get("Volumes").members().keySet()),
                FitsThere.platform(image, "Architecture"));
    }

    static Map<String, String> environment(List<String> variables) {
        Map<String, String> environment = new TreeMap<>();
        for (String variable : variables) {
            int equals = variable.indexOf('=');
            environment.put(
                    equals < 0 ? variable : variable.substring(0, equals),
                    equals < 0 ? "" : variable.substring(equals + 1));
        }
        return environment;
    }

    void pull(Image image, Consumer<Headway> progress) {
        try {
            fetch(image, progress);
        } catch (HostException e) {
            throw new HostException(e.getMessage() + whyNobodyIsLoggedIn(String.valueOf(e.getMessage()), image), e);
        }
        forget(image);
    }

    void push(Image image, Consumer<Headway> progress) {
        try {
            engine.run("push " + image, docker -> {
                LayerProgress<PushResponseItem> layers = new LayerProgress<>(progress);
                docker.pushImageCmd(image.repository())
                        .withTag(image.tag())
                        .withAuthConfig(engine.logins().of(image.name()).orElseGet(AuthConfig::new))
                        .exec(layers)
                        .await();
            });
        } catch (HostException e) {
            throw new HostException(e.getMessage() + whyNobodyIsLoggedIn(String.valueOf(e.getMessage()), image), e);
        }
    }

    private String whyNobodyIsLoggedIn(String message, Image image) {
        return message.endsWith("docker login")
                ? engine.logins().trouble(image.name()).map(". "::concat).orElse("")
                : "";
    }

    private void fetch(Image image, Consumer<Headway> progress) {
        engine.run("pull " + image, docker -> {
            LayerProgress<PullResponseItem> layers = new LayerProgress<>(progress);
            docker.pullImageCmd(image.repository())
                    .withTag(image.tag())
                    .withAuthConfig(engine.logins().of(image.name()).orElse(null))
                    .withPlatform(image.platform().orElse(null))
                    .exec(layers)
                    .await();
        });
        if (!image.isDigest()) {
            noteTheTime(image);
        }
    }

    /** An engine that pulls notes no time when it has the image already; one that names an image does. */
    private void noteTheTime(Image image) {
        try {
            engine.tell(
                    "name " + image,
                    "POST",
                    "/images/" + image + "/tag?repo=" + image.repository() + "&tag=" + image.tag());
        } catch (HostException unknown) {
            // The image is there all the same, and counts as old.
        }
    }

    Optional<Instant> since(Image image) {
        return engine.find("look at image " + image, "/images/" + image + "/json")
                .map(found -> found.at("Metadata", "LastTagTime").text())
                .filter(time -> !time.isEmpty() && !time.startsWith(NEVER))
                .map(Instant::parse);
    }

    /** It is another one from now on. */
    void forget(Image image) {
        known.remove(image.name());
    }

    void build(Image image, Build written, Consumer<Headway> progress) {
        String deed = "build " + image;
        Build build = NewestCommits.filledIn(deed, written, progress);
        Dockerfile dockerfile = dockerfile(deed, build);
        Map<String, String> arguments = new TreeMap<>();
        build.arguments().forEach((name, value) -> arguments.put(name, value.reveal()));
        Set<String> bases = dockerfile.images(arguments);
        bases.forEach(base -> pullWithLogin(deed, base, build.settings().pull(), progress));
        try {
            new Builder(engine, image, build, progress).run(dockerfile);
        } catch (HostException e) {
            String message = String.valueOf(e.getMessage());
            throw new HostException(
                    bases.stream()
                            .map(base -> message + whyNobodyIsLoggedIn(message, Image.of(base)))
                            .filter(told -> !told.equals(message))
                            .findFirst()
                            .orElse(message),
                    e);
        }
        forget(image);
    }

    private Dockerfile dockerfile(String deed, Build build) {
        if (build.settings().dockerfile().isPresent()) {
            return Dockerfile.of(build.settings().dockerfile().get().lines().toList());
        }
        try {
            return BuildContext.instructions(BuildContext.dockerfile(Path.of(build.context()), build.dockerfile()));
        } catch (ContextProblem e) {
            throw engine.refusals().told(deed, e);
        }
    }

    /** A builder has nobody to ask for a login; but it takes an image that is there. */
    private void pullWithLogin(String deed, String base, boolean again, Consumer<Headway> progress) {
        Image image = Image.of(base);
        if (engine.logins().of(image.name()).isPresent()
                && (again || engine.find(deed, "/images/" + image + "/json").isEmpty())) {
            pull(image, far -> progress.accept(far.between("pulls " + image + ": ", "")));
        }
    }

    /** Whether it is gone; the engine keeps one that somebody needs. */
    boolean remove(String id) {
        boolean[] gone = {true};
        engine.doing("remove image " + id, () -> {
            try {
                engine.order("DELETE", "/images/" + id, Optional.empty());
            } catch (EngineError e) {
                if (e.status != CONFLICT && e.status != NOT_FOUND) {
                    throw e;
                }
                gone[0] = e.status == NOT_FOUND;
            }
        });
        return gone[0];
    }
}
