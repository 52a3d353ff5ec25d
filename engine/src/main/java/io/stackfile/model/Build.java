package io.stackfile.model;

import java.util.Collection;
import java.util.List;
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
 * @param bases the images it is made from, as far as its Dockerfile tells beforehand
 * @param newest arguments whose value is the newest commit of a branch at the time of the build
 */
public record Build(
        String context,
        String dockerfile,
        SortedMap<String, Value> arguments,
        Optional<String> target,
        boolean publishedElsewhere,
        BuildSettings settings,
        List<Image> bases,
        SortedMap<String, GitBranch> newest) {
    /** The name in the context of a Dockerfile that the file has itself. */
    public static final String INLINE = ".dockerfile-inline";

    public Build {
        arguments = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(arguments)));
        bases = List.copyOf(bases);
        newest = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(newest));
    }

    public Build(
            String context,
            String dockerfile,
            SortedMap<String, Value> arguments,
            Optional<String> target,
            boolean publishedElsewhere,
            BuildSettings settings) {
        this(context, dockerfile, arguments, target, publishedElsewhere, settings, List.of(), new TreeMap<>());
    }

    public Build(
            String context,
            String dockerfile,
            SortedMap<String, Value> arguments,
            Optional<String> target,
            boolean publishedElsewhere) {
        this(context, dockerfile, arguments, target, publishedElsewhere, BuildSettings.USUAL);
    }

    /** The same with what its Dockerfile is made from. */
    public Build from(Collection<Image> images) {
        return new Build(
                context, dockerfile, arguments, target, publishedElsewhere, settings, List.copyOf(images), newest);
    }

    /** The same with arguments to be looked up. */
    public Build withNewest(SortedMap<String, GitBranch> branches) {
        return new Build(context, dockerfile, arguments, target, publishedElsewhere, settings, bases, branches);
    }

    /** The same with nothing more to look up, for that is known now. */
    public Build at(Map<String, String> commits) {
        SortedMap<String, Value> all = new TreeMap<>(arguments);
        commits.forEach((name, commit) -> all.put(name, Value.of(name, commit)));
        return new Build(context, dockerfile, all, target, publishedElsewhere, settings, bases, new TreeMap<>());
    }

    /** The same with its bases as the host has them. */
    public Build withoutPull() {
        return new Build(
                context, dockerfile, arguments, target, publishedElsewhere, settings.withoutPull(), bases, newest);
    }
}
