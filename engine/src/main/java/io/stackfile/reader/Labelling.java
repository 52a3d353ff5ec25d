package io.stackfile.reader;

import io.stackfile.schema.Node;
import io.stackfile.source.CheckedFile;
import io.stackfile.source.LabelFiles;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code labels}, of a service, a network or a volume, and {@code label_file}. */
final class Labelling {
    private static final Set<String> RESERVED = Set.of("io.stackfile.", "com.docker.compose.");

    private static final String FILES = "label_file";

    private Labelling() {}

    static SortedMap<String, String> read(Keys keys) {
        SortedMap<String, String> labels = new TreeMap<>();
        keys.pairs("labels").forEach(pair -> {
            labels.put(pair.name(), pair.value().orElse(""));
            checkReserved(keys, pair.at(), "labels", pair.name());
        });
        return labels;
    }

    /** The same for a service, whose files say what it leaves open. */
    static SortedMap<String, String> read(Keys keys, CheckedFile file) {
        SortedMap<String, String> labels = new TreeMap<>();
        keys.node(FILES)
                .map(files -> LabelFiles.read(files, keys.where(FILES), file))
                .ifPresent(written -> written.forEach((name, entry) -> {
                    labels.put(name, entry.value() instanceof Node.Scalar value ? value.text() : "");
                    checkReserved(keys, entry.key(), FILES, name);
                }));
        labels.putAll(read(keys));
        return labels;
    }

    private static void checkReserved(Keys keys, Node.Scalar at, String key, String label) {
        if (RESERVED.stream().anyMatch(label::startsWith)) {
            keys.error(
                    at,
                    key,
                    "the label '" + label + "' is one that stack sets itself",
                    "choose a name of your own, such as com.example.team");
        }
    }
}
