package io.stackfile.model;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the engine makes a container and runs the program in it.
 *
 * @param init whether a small first process clears up after the others; absent is the engine's choice
 * @param readOnly whether nothing can be written but volumes
 * @param runtime the program that runs it, by the name the engine knows it under
 */
public record Execution(
        Optional<Boolean> init,
        boolean readOnly,
        Optional<String> runtime,
        Optional<String> cgroupParent,
        SortedMap<String, String> sysctls,
        SortedMap<String, String> storageOptions,
        SortedMap<String, String> annotations) {
    public static final Execution USUAL = new Execution(
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>());

    public Execution {
        sysctls = sorted(sysctls);
        storageOptions = sorted(storageOptions);
        annotations = sorted(annotations);
    }

    private static SortedMap<String, String> sorted(SortedMap<String, String> map) {
        return java.util.Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
