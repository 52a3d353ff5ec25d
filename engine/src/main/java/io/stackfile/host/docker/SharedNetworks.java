package io.stackfile.host.docker;

import io.stackfile.host.Question;
import io.stackfile.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Containers in the network of another one. When that one stops its network ends; whoever is in it runs on, with nobody to talk
 * to, and no engine tells. It is seen by who was started last.
 */
record SharedNetworks(Engine engine) {
    private static final String OF_CONTAINER = "container:";

    private record Shared(Json container, Json maker) {}

    /**
     * The names of those whose network has ended though its maker runs again, with its name, or is gone; {@code lists} are the
     * engine's, true those asked about.
     */
    Map<String, String> ended(Map<Boolean, List<Json>> lists) {
        Map<String, Json> all = new HashMap<>();
        lists.values().stream().flatMap(Collection::stream).forEach(one -> all.put(id(one), one));
        Map<String, String> ended = new TreeMap<>();
        List<Shared> shared = new ArrayList<>();
        for (Json container : lists.getOrDefault(true, List.of())) {
            maker(container).filter(maker -> isAlive(container)).ifPresent(id -> {
                Json maker = all.get(id);
                if (maker == null) {
                    ended.put(Observing.name(container), "");
                } else if (isAlive(maker)) {
                    shared.add(new Shared(container, maker));
                }
            });
        }
        Map<String, Instant> started = started(shared);
        shared.stream()
                .filter(one -> started.getOrDefault(id(one.maker()), Instant.MIN)
                        .isAfter(started.getOrDefault(id(one.container()), Instant.MAX)))
                .forEach(one -> ended.put(Observing.name(one.container()), Observing.name(one.maker())));
        return ended;
    }

    private Map<String, Instant> started(List<Shared> shared) {
        Set<String> ids = shared.stream()
                .flatMap(one -> Stream.of(id(one.container()), id(one.maker())))
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, Instant> started = new HashMap<>();
        if (!ids.isEmpty()) {
            Question.each(ids, this::started).forEach((id, when) -> when.ifPresent(then -> started.put(id, then)));
        }
        return started;
    }

    /** Nothing of one that has gone meanwhile. */
    private Optional<Instant> started(String id) {
        return engine.find("look at container " + id, "/containers/" + id + "/json")
                .map(found -> Instant.parse(found.at("State", "StartedAt").text()));
    }

    /** By the name of each that is in the network of another one the name of that, empty when it is gone. */
    static Map<String, String> makers(Map<Boolean, List<Json>> lists) {
        Map<String, String> names = new HashMap<>();
        lists.values().stream().flatMap(Collection::stream).forEach(one -> names.put(id(one), Observing.name(one)));
        Map<String, String> makers = new TreeMap<>();
        lists.getOrDefault(true, List.of())
                .forEach(container -> maker(container)
                        .ifPresent(id -> makers.put(Observing.name(container), names.getOrDefault(id, ""))));
        return makers;
    }

    private static Optional<String> maker(Json container) {
        return Stream.of(container.at("HostConfig", "NetworkMode").text())
                .filter(mode -> mode.startsWith(OF_CONTAINER))
                .map(mode -> mode.substring(OF_CONTAINER.length()))
                .findFirst();
    }

    private static boolean isAlive(Json container) {
        return Set.of("running", "paused").contains(container.get("State").text());
    }

    private static String id(Json container) {
        return container.get("Id").text();
    }
}
