package io.stackfile.model;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How to make an image from a folder.
 *
 * @param context an absolute path on the machine where {@code stack} runs
 * @param dockerfile relative to the context
 * @param publishedElsewhere whether the file names an image too, so that pulling it comes before building it
 */
public record Build(
        String context,
        String dockerfile,
        SortedMap<String, Value> arguments,
        Optional<String> target,
        boolean publishedElsewhere) {
    public Build {
        arguments = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(arguments)));
    }
}
