package io.stackfile.source;

import io.stackfile.schema.Node;
import io.stackfile.schema.Position;
import io.stackfile.schema.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What nobody gave a value: placeholders, told in one problem with the lines of all of them, and variables, each told by itself. */
final class MissingValues {
    private final Map<String, List<Node.Scalar>> byName = new LinkedHashMap<>();
    private final Set<Position> variables = new HashSet<>();

    void add(String name, Node.Scalar where) {
        byName.computeIfAbsent(name, first -> new ArrayList<>()).add(where);
    }

    void addVariable(Node.Scalar where) {
        variables.add(where.at());
    }

    /** Nothing is said of those in these places. */
    void forget(Set<Position> places, Problems problems) {
        variables.stream().filter(places::contains).forEach(problems::forget);
        byName.values()
                .forEach(scalars -> scalars.removeIf(scalar -> {
                    boolean forgotten = places.contains(scalar.at());
                    if (forgotten) {
                        problems.silence(scalar.at());
                    }
                    return forgotten;
                }));
        byName.values().removeIf(List::isEmpty);
    }

    /** By name. */
    Set<String> placeholders() {
        return Set.copyOf(byName.keySet());
    }

    void report(Problems problems) {
        if (byName.isEmpty()) {
            return;
        }
        boolean one = byName.size() == 1;
        String places = byName.entrySet().stream()
                .map(entry -> "#" + entry.getKey() + "# (" + lines(entry.getValue()) + ")")
                .collect(Collectors.joining(", "));
        String options =
                byName.keySet().stream().map(name -> "--set " + name + "=…").collect(Collectors.joining(" "));
        problems.error(
                byName.values().iterator().next().get(0),
                "",
                (one ? "this placeholder needs a value: " : "these placeholders need values: ") + places,
                "give " + (one ? "it" : "them") + " with " + options
                        + ", or --set-file NAME=FILE to keep a value off the command line");
        silence(problems);
    }

    /** What else is wrong where they stand follows from it. */
    void silence(Problems problems) {
        byName.values().forEach(scalars -> scalars.forEach(scalar -> problems.silence(scalar.at())));
    }

    private static String lines(List<Node.Scalar> scalars) {
        List<String> files = scalars.stream()
                .map(scalar -> scalar.at().source().name())
                .distinct()
                .toList();
        if (files.size() > 1) {
            return scalars.stream()
                    .map(scalar ->
                            scalar.at().source().name() + ":" + scalar.at().line())
                    .distinct()
                    .collect(Collectors.joining(", "));
        }
        List<Integer> lines =
                scalars.stream().map(scalar -> scalar.at().line()).distinct().toList();
        String all = lines.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return (lines.size() == 1 ? "line " : "lines ") + all;
    }
}
