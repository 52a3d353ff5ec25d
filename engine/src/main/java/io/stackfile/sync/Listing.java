package io.stackfile.sync;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything below some files and folders of one machine, by path. */
public record Listing(SortedMap<String, Entry> entries) {
    public Listing {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    public static Listing of(Collection<Entry> entries) {
        SortedMap<String, Entry> byPath = new TreeMap<>();
        entries.forEach(entry -> byPath.put(entry.path(), entry));
        return new Listing(byPath);
    }

    public Optional<Entry> at(String path) {
        return Optional.ofNullable(entries.get(path));
    }

    /** The same, with hashes of files. */
    public Listing holding(Map<String, String> hashes) {
        SortedMap<String, Entry> known = new TreeMap<>(entries);
        hashes.forEach((path, hash) -> known.computeIfPresent(path, (same, entry) -> entry.holding(hash)));
        return new Listing(known);
    }
}
