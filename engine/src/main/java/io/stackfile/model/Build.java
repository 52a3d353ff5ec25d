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
        boolean publishedElsewhere,
        BuildSettings settings) {
    /** The name in the context of a Dockerfile that the file has itself. */
    public static final String INLINE = ".dockerfile-inline";

    public Build {
        arguments = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(arguments)));
    }

    public Build(
            String context,
            String dockerfile,
            SortedMap<String, Value> arguments,
            Optional<String> target,
            boolean publishedElsewhere) {
        this(context, dockerfile, arguments, target, publishedElsewhere, BuildSettings.USUAL);
    }
}
