package io.stackfile.sync;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What copies have left so far. It is kept beside them on the other machine, so that every laptop knows what was changed there
 * since, and what was deleted. A line that cannot be read is as none: then a file counts as never copied, and is left alone.
 */
public record LastSync(SortedMap<String, Left> left) {
    public static final LastSync NONE = new LastSync(new TreeMap<>());

    public LastSync {
        left = Collections.unmodifiableSortedMap(new TreeMap<>(left));
    }

    /** Of several lines on one path the last one counts. */
    public static LastSync parse(String text) {
        SortedMap<String, Left> left = new TreeMap<>();
        text.lines().forEach(line -> Left.parse(line).ifPresent(known -> left.put(known.path(), known)));
        return new LastSync(left);
    }

    @Override
    public String toString() {
        return left.values().stream().map(known -> known + "\n").collect(Collectors.joining());
    }

    public Optional<Left> at(String path) {
        return Optional.ofNullable(left.get(path));
    }

    /** Without what is at or below a path. */
    LastSync without(String path) {
        return withoutAll(known -> Paths.isWithin(known, path));
    }

    LastSync withoutAll(Predicate<String> paths) {
        SortedMap<String, Left> kept = new TreeMap<>(left);
        kept.keySet().removeIf(paths);
        return new LastSync(kept);
    }

    public LastSync with(Collection<Left> more) {
        SortedMap<String, Left> all = new TreeMap<>(left);
        more.forEach(known -> all.put(known.path(), known));
        return new LastSync(all);
    }
}
