package io.stackfile.model;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the engine puts what a container writes.
 *
 * @param driver absent is the engine's choice
 */
public record Logging(Optional<String> driver, SortedMap<String, Value> options) {
    public static final Logging OF_ENGINE = new Logging(Optional.empty(), new TreeMap<>());

    public Logging {
        options = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }
}
