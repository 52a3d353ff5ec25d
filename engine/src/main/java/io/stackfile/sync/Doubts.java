package io.stackfile.sync;

import java.util.List;
import java.util.SortedSet;

/** Files that look changed, by their paths on each machine, and may be the same all the same. */
public record Doubts(List<String> here, List<String> there) {
    public Doubts {
        here = List.copyOf(here);
        there = List.copyOf(there);
    }

    Doubts(SortedSet<String> here, SortedSet<String> there) {
        this(List.copyOf(here), List.copyOf(there));
    }
}
