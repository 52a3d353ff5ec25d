package io.stackfile.sync;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two listings and what the last copy left, compared path by path.
 *
 * @param recorded all that the last copies left
 * @param last the same without what is below a source that one of the machines does not have at all: that is copied as if for
 *     the first time
 * @param sources what was listed
 */
public record Comparison(Listing here, Listing there, LastSync recorded, LastSync last, Set<String> sources) {
    /** What is below such a path is not looked at. */
    private static final Set<Difference> SHUT = EnumSet.of(
            Difference.BOTH,
            Difference.CLOSED_HERE,
            Difference.CLOSED_THERE,
            Difference.SPECIAL,
            Difference.SPECIAL_THERE);

    public Comparison {
        sources = Set.copyOf(sources);
    }

    public static Comparison of(Listing here, Listing there, LastSync recorded, Set<String> sources) {
        LastSync last = recorded;
        for (String source : sources) {
            if (here.at(source).isEmpty() || there.at(source).isEmpty()) {
                last = last.without(source);
            }
        }
        return new Comparison(here, there, recorded, last, sources);
    }

    /** The same, with hashes of files. */
    public Comparison knowing(Map<String, String> hashesHere, Map<String, String> hashesThere) {
        return new Comparison(here.holding(hashesHere), there.holding(hashesThere), recorded, last, sources);
    }

    /** The files whose content has to be known to tell; asked of a comparison of listings without contents. */
    public Doubts doubts() {
        TreeSet<String> doubtfulHere = new TreeSet<>();
        TreeSet<String> doubtfulThere = new TreeSet<>();
        for (String path : paths()) {
            Optional<Entry> h = here.at(path).filter(entry -> entry.is(Kind.FILE));
            Optional<Entry> t = there.at(path).filter(entry -> entry.is(Kind.FILE));
            Optional<Left> left = last.at(path).filter(known -> known.kind() == Kind.FILE);
            boolean newHere = h.isPresent()
                    && left.filter(l -> l.looksLike(h.get(), true)).isEmpty();
            boolean newThere = t.isPresent()
                    && left.filter(l -> l.looksLike(t.get(), false)).isEmpty();
            boolean both = newHere && newThere && h.get().size() == t.get().size();
            if (newHere && (both || left.filter(l -> l.size() == h.get().size()).isPresent())) {
                doubtfulHere.add(path);
            }
            if (newThere
                    && (both || left.filter(l -> l.size() == t.get().size()).isPresent())) {
                doubtfulThere.add(path);
            }
        }
        return new Doubts(doubtfulHere, doubtfulThere);
    }

    SortedMap<String, Difference> differences() {
        SortedMap<String, Difference> differences = new TreeMap<>();
        Set<String> shut = new HashSet<>();
        for (String path : paths()) {
            if (!Paths.isBelowOneOf(path, shut)) {
                Difference difference = difference(path);
                differences.put(path, difference);
                if (SHUT.contains(difference)) {
                    shut.add(path);
                }
            }
        }
        return differences;
    }

    /**
     * What is to be recorded when nothing is copied: also of files that turned out to be the same, and not of those that are
     * gone from both machines.
     */
    public LastSync agreed() {
        SortedMap<String, Difference> differences = differences();
        Set<String> shut = differences.keySet().stream()
                .filter(path -> SHUT.contains(differences.get(path)))
                .collect(Collectors.toSet());
        LastSync agreed = last.withoutAll(path -> here.at(path).isEmpty()
                && there.at(path).isEmpty()
                && sources.stream().anyMatch(source -> Paths.isWithin(path, source))
                && !Paths.isBelowOneOf(path, shut));
        return agreed.with(differences.entrySet().stream()
                .filter(path -> path.getValue() == Difference.SAME)
                .flatMap(path -> same(path.getKey()).stream())
                .toList());
    }

    private Optional<Left> same(String path) {
        Optional<Entry> h = here.at(path);
        Optional<Entry> t = there.at(path);
        if (h.isEmpty() || t.isEmpty()) {
            return Optional.empty();
        }
        if (!h.get().is(Kind.FILE)) {
            return Optional.of(Left.of(h.get()));
        }
        return Stream.of(h.get().content(), t.get().content())
                .filter(content -> !content.isEmpty())
                .findFirst()
                .map(content -> Left.of(h.get(), content, t.get().modified()));
    }

    private TreeSet<String> paths() {
        TreeSet<String> paths = new TreeSet<>(here.entries().keySet());
        paths.addAll(there.entries().keySet());
        return paths;
    }

    private Difference difference(String path) {
        Optional<Entry> h = here.at(path);
        Optional<Entry> t = there.at(path);
        Optional<Left> left = last.at(path);
        if (h.filter(entry -> entry.is(Kind.CLOSED)).isPresent()) {
            return Difference.CLOSED_HERE;
        }
        if (t.filter(entry -> entry.is(Kind.CLOSED)).isPresent()) {
            return Difference.CLOSED_THERE;
        }
        if (h.filter(entry -> entry.is(Kind.OTHER)).isPresent()) {
            return Difference.SPECIAL;
        }
        if (h.isPresent() && t.isPresent()) {
            return difference(h.get(), t.get(), left);
        }
        if (h.isPresent()) {
            return left.filter(known -> known.isStillHere(h.get())).isPresent()
                    ? Difference.DELETED_THERE
                    : Difference.NEWER_HERE;
        }
        if (t.orElseThrow().is(Kind.OTHER)) {
            return Difference.SPECIAL_THERE;
        }
        return left.filter(known -> known.isStillThere(t.get())).isPresent()
                ? Difference.DELETED_HERE
                : Difference.NEW_THERE;
    }

    private static Difference difference(Entry here, Entry there, Optional<Left> left) {
        if (here.is(Kind.FOLDER) && there.is(Kind.FOLDER)) {
            return Difference.SAME;
        }
        if (here.is(Kind.FOLDER) || there.is(Kind.FOLDER) || there.is(Kind.OTHER)) {
            return Difference.BOTH;
        }
        boolean asBeforeHere = left.filter(known -> known.isStillHere(here)).isPresent();
        boolean asBeforeThere = left.filter(known -> known.isStillThere(there)).isPresent();
        if (asBeforeHere && asBeforeThere || isSameContent(here, there)) {
            return left.isPresent() && here.is(Kind.FILE) && isOnlyModeChanged(here, there, left.get())
                    ? Difference.NEWER_HERE
                    : Difference.SAME;
        }
        if (asBeforeHere) {
            return isOlder(there, here) ? Difference.BOTH : Difference.NEWER_THERE;
        }
        if (asBeforeThere) {
            return isOlder(here, there) ? Difference.NEWER_THERE : Difference.NEWER_HERE;
        }
        return Difference.BOTH;
    }

    private static boolean isSameContent(Entry here, Entry there) {
        return here.kind() == there.kind()
                && here.size() == there.size()
                && !here.content().isEmpty()
                && here.content().equals(there.content());
    }

    private static boolean isOnlyModeChanged(Entry here, Entry there, Left left) {
        return here.mode() != left.mode() && here.mode() != there.mode();
    }

    /** Of links nobody changes the time. */
    private static boolean isOlder(Entry one, Entry other) {
        return one.is(Kind.FILE) && other.is(Kind.FILE) && one.isOlderThan(other);
    }
}
