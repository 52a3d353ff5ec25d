package io.stackfile.reader;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code labels}, of a service, a network or a volume. */
final class Labelling {
    private static final Set<String> RESERVED = Set.of("io.stackfile.", "com.docker.compose.");

    private Labelling() {}

    static SortedMap<String, String> read(Keys keys) {
        SortedMap<String, String> labels = new TreeMap<>();
        keys.pairs("labels").forEach(pair -> {
            labels.put(pair.name(), pair.value().orElse(""));
            if (isReserved(pair.name())) {
                keys.error(
                        pair.at(),
                        "labels",
                        "the label '" + pair.name() + "' is one that stack sets itself",
                        "choose a name of your own, such as com.example.team");
            }
        });
        return labels;
    }

    static boolean isReserved(String label) {
        return RESERVED.stream().anyMatch(label::startsWith);
    }
}
