package io.stackfile.model;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A volume that a file declares for its services.
 *
 * @param key the file's name for it
 * @param name the engine's name for it, where the file gives one
 * @param external whether somebody else makes and removes it
 */
public record StoredVolume(
        String key,
        Optional<String> name,
        boolean external,
        Optional<String> driver,
        SortedMap<String, String> options,
        SortedMap<String, String> labels) {
    public StoredVolume {
        options = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(options));
        labels = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    /** The same with further labels; its own go before them. */
    StoredVolume withLabels(SortedMap<String, String> others) {
        SortedMap<String, String> all = new TreeMap<>(others);
        all.putAll(labels);
        return new StoredVolume(key, name, external, driver, options, all);
    }

    /** One of which the file says nothing. */
    public static StoredVolume usual(String key) {
        return new StoredVolume(key, Optional.empty(), false, Optional.empty(), new TreeMap<>(), new TreeMap<>());
    }
}
