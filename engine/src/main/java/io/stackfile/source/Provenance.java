package io.stackfile.source;

import io.stackfile.merge.Overridden;
import io.stackfile.model.Value;
import io.stackfile.schema.Node;
import io.stackfile.schema.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How values came to be what they are: which variables were filled in, and which values they took the place of. */
public final class Provenance implements Overridden {
    /**
     * A variable or placeholder that was met.
     *
     * @param written as it stands in the file
     * @param value what it is, if it has a value
     * @param from who says so
     * @param fallback what stands for it where it has none
     */
    public record Filling(String name, String written, Optional<Value> value, String from, Optional<Value> fallback) {
        private Filling hidden() {
            return new Filling(name, written, value.map(Filling::hidden), from, fallback.map(Filling::hidden));
        }

        private static Value hidden(Value value) {
            return Value.secret(value.reveal());
        }
    }

    /** A value that another one, at {@code by}, took the place of. */
    public record Earlier(Node value, Position by) {}

    private final Map<Position, List<Filling>> filled = new HashMap<>();
    private final Map<String, List<Earlier>> overridden = new HashMap<>();

    void filled(Position at, Filling filling) {
        filled.computeIfAbsent(at, first -> new ArrayList<>()).add(filling);
    }

    /** What fills a place that is not shown is secret as well, whatever it is called. */
    void hide(Node document, List<Value> secrets) {
        if (!filled.isEmpty()) {
            Masked.places(document, secrets)
                    .forEach(place -> filled.computeIfPresent(
                            place,
                            (at, fillings) -> new ArrayList<>(
                                    fillings.stream().map(Filling::hidden).toList())));
        }
    }

    @Override
    public void overridden(String where, Node earlier, Node by) {
        overridden.computeIfAbsent(where, first -> new ArrayList<>()).add(new Earlier(earlier, by.at()));
    }

    /** What was filled into the value that is written there. */
    public List<Filling> fillings(Position at) {
        return filled.getOrDefault(at, List.of());
    }

    /** What stood at a path of keys before, the last one first. */
    public List<Earlier> earlier(String where) {
        List<Earlier> all = new ArrayList<>(overridden.getOrDefault(where, List.of()));
        java.util.Collections.reverse(all);
        return all;
    }

    /** Every variable that was met, by name; where it is met again, with all that can stand for it. */
    public Map<String, List<Filling>> variables() {
        Map<String, List<Filling>> byName = new TreeMap<>();
        Map<Position, List<Filling>> sorted = new LinkedHashMap<>();
        filled.keySet().stream()
                .sorted(java.util.Comparator.comparing(
                                (Position at) -> at.source().name())
                        .thenComparing(at -> at))
                .forEach(at -> sorted.put(at, filled.getOrDefault(at, List.of())));
        sorted.values()
                .forEach(fillings ->
                        fillings.forEach(filling -> byName.computeIfAbsent(filling.name(), first -> new ArrayList<>())
                                .add(filling)));
        return byName;
    }
}
