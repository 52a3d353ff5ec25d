package io.stackfile.host;

import io.stackfile.model.Build;
import io.stackfile.model.Exposed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The images of a {@link FakeHost} and of its registry. */
final class FakeImages {
    private final Map<String, ImageFacts> here = new TreeMap<>();
    private final Map<String, ImageFacts> registry = new TreeMap<>();
    private final Map<String, LocalImages.Local> local = new TreeMap<>();
    private final Map<String, Instant> since = new TreeMap<>();
    private Instant clock = Instant.parse("2026-01-01T00:00:00Z");

    boolean remove(String id) {
        return here.values().removeIf(image -> image.id().equals(id));
    }

    static ImageFacts plain(String id) {
        return new ImageFacts("sha256:" + id, new TreeSet<>(), Map.of(), List.of(), Platform.UNKNOWN);
    }

    /** Reads VOLUME and EXPOSE of a Dockerfile if there is one; that is all it knows of building. */
    static ImageFacts built(String name, Build build) {
        TreeSet<Exposed> exposed = new TreeSet<>();
        List<String> volumes = new ArrayList<>();
        for (String line : dockerfile(Path.of(build.context(), build.dockerfile()))) {
            if (line.startsWith("VOLUME ")) {
                volumes.add(line.substring("VOLUME ".length()));
            } else if (line.startsWith("EXPOSE ")) {
                exposed.add(Exposed.of(line.substring("EXPOSE ".length())));
            }
        }
        return new ImageFacts("sha256:built-" + name, exposed, Map.of(), volumes, Platform.UNKNOWN);
    }

    private static List<String> dockerfile(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void put(String name, ImageFacts facts) {
        here.put(name, facts);
        since.put(name, clock);
    }

    synchronized void offer(String name, ImageFacts facts) {
        registry.put(name, facts);
    }

    synchronized void here(String name, LocalImages.Origin origin) {
        local.put(name, new LocalImages.Local("sha256:here-" + name, origin));
    }

    synchronized LocalImages local() {
        return new LocalImages(local);
    }

    ImageFacts shipped(String name) {
        return plain("here-" + name);
    }

    synchronized void pull(String name) {
        ImageFacts facts = registry.get(name);
        if (facts == null) {
            throw new HostException(
                    "Docker did not pull " + name + ": the registry has no such image, or wants a login for it");
        }
        put(name, facts);
    }

    synchronized void push(String name) {
        ImageFacts facts = here.get(name);
        if (facts == null) {
            throw new HostException("Docker did not push " + name + ": it is not on the host");
        }
        registry.put(name, facts);
    }

    synchronized Optional<Instant> since(String name) {
        return Optional.ofNullable(since.get(name));
    }

    synchronized void forgetTheTimeOf(String name) {
        since.remove(name);
    }

    synchronized Instant clock() {
        return clock;
    }

    synchronized void later(Duration time) {
        clock = clock.plus(time);
    }

    synchronized ImageFacts find(String deed, String name) {
        ImageFacts facts = here.get(name);
        if (facts == null) {
            throw new HostException("Docker did not " + deed + ": image " + name + " is not on the host");
        }
        return facts;
    }

    synchronized Map<String, String> ids() {
        Map<String, String> ids = new TreeMap<>();
        here.forEach((name, facts) -> ids.put(name, facts.id()));
        return ids;
    }
}
