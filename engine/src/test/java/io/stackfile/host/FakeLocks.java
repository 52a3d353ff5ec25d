package io.stackfile.host;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Marks in memory. */
public final class FakeLocks implements Locks {
    private final Supplier<Instant> clock;
    private final Map<String, Mark> marks = new TreeMap<>();

    FakeLocks(Supplier<Instant> clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Map<String, String> put(String name, Map<String, String> labels) {
        return marks.computeIfAbsent(name, absent -> new Mark(name, labels, clock.get()))
                .labels();
    }

    @Override
    public synchronized List<Mark> of(String label, String value) {
        return marks.values().stream()
                .filter(mark -> value.equals(mark.labels().get(label)))
                .toList();
    }

    @Override
    public synchronized void remove(String name) {
        marks.remove(name);
    }

    public synchronized List<String> names() {
        return new ArrayList<>(marks.keySet());
    }
}
