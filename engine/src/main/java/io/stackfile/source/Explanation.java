package io.stackfile.source;

import io.stackfile.model.Value;
import io.stackfile.schema.Node;
import io.stackfile.schema.Position;
import io.stackfile.schema.Suggestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Where a value came from: its file and line, what was filled in, and what it stands in place of. Without secrets. */
public final class Explanation {
    private final CheckedFile file;
    private final ValuePath path;
    private final List<String> lines = new ArrayList<>();

    private Explanation(CheckedFile file, ValuePath path) {
        this.file = file;
        this.path = path;
    }

    /** Nothing where no such value is written; {@code path} is as {@code web.environment.PASSWORD}. */
    public static Optional<String> of(CheckedFile file, String path) {
        return ValuePath.in(file, path).map(found -> new Explanation(file, found).text());
    }

    /** What to say where nothing is found. */
    public static String unknown(CheckedFile file, String path) {
        return "nothing is written at '" + path + "'; "
                + Suggestion.didYouMean(path, ValuePath.known(file, path))
                        .orElse("write keys with dots between them, such as "
                                + file.services().entries().keySet().stream()
                                        .findFirst()
                                        .orElse("web") + ".image");
    }

    /** What can be asked about, as it goes on where {@code typed} stops: up to the next dot. */
    public static List<String> paths(CheckedFile file, String typed) {
        return ValuePath.below(file, typed.substring(0, typed.lastIndexOf('.') + 1));
    }

    private String text() {
        lines.add(path.where() + " = " + (path.secret() ? "***" : shown(path.value())));
        lines.add("  written in " + path.value().at());
        parts();
        file.provenance().fillings(path.value().at()).stream().distinct().forEach(this::filling);
        if (path.value() instanceof Node.Scalar scalar
                && scalar.isNull()
                && path.where().contains(".environment.")) {
            bare();
        }
        Set<Position> winners = new HashSet<>(Set.of(path.value().at()));
        for (Provenance.Earlier earlier : file.provenance().earlier(path.where())) {
            Position at = earlier.value().at();
            if (winners.contains(earlier.by()) && winners.add(at)) {
                lines.add("  in place of " + shown(earlier.value()) + " in " + at);
            }
        }
        return String.join("\n", lines) + "\n";
    }

    /** Each with its own place, where they come from several files. */
    private void parts() {
        List<Node> written = parts(path.value());
        if (written.stream().map(part -> part.at().source().name()).distinct().count() < 2) {
            return;
        }
        Node masked = masked(path.value());
        List<Node> shown = parts(masked);
        List<String> names = masked instanceof Node.Mapping mapping
                ? List.copyOf(mapping.entries().keySet())
                : IntStream.range(0, shown.size()).mapToObj(String::valueOf).toList();
        for (int i = 0; i < shown.size(); i++) {
            lines.add("  " + names.get(i) + " = " + inWords(shown.get(i)) + ", written in "
                    + written.get(i).at());
        }
    }

    private static List<Node> parts(Node value) {
        if (value instanceof Node.Mapping mapping) {
            return mapping.entries().values().stream().map(Node.Entry::value).toList();
        }
        return value instanceof Node.Sequence list ? list.items() : List.of();
    }

    private void filling(Provenance.Filling filling) {
        String name = filling.written().startsWith("#") ? filling.written() : filling.name();
        String fallback =
                filling.fallback().map(word -> "so " + word + " stands for it").orElse("and nothing stands for it");
        lines.add(filling.value()
                .map(value -> "  " + name + " is " + value + ", from " + filling.from())
                .orElse("  " + name + " has no value, " + fallback));
    }

    /** A name alone: the variable of that name goes into the container. */
    private void bare() {
        String name = path.name();
        lines.add(file.values()
                .variable(name)
                .map(value -> "  " + name + " is " + Value.of(name, value) + ", from "
                        + file.values().origin(name))
                .orElse("  " + name + " has no value, so the container has none"));
    }

    private String shown(Node value) {
        return inWords(masked(value));
    }

    private Node masked(Node value) {
        Node.Scalar key = new Node.Scalar(value.at(), path.name(), Node.Type.TEXT, false);
        Node.Mapping alone = new Node.Mapping(value.at(), Map.of(path.name(), new Node.Entry(key, value)));
        return Masked.of(alone, file.secrets()).get(path.name()).orElseThrow();
    }

    private static String inWords(Node value) {
        if (value instanceof Node.Mapping mapping) {
            return "a mapping of " + String.join(", ", mapping.entries().keySet());
        }
        if (value instanceof Node.Sequence list) {
            int size = list.items().size();
            return "a list of " + size + (size == 1 ? " item" : " items");
        }
        Node.Scalar scalar = (Node.Scalar) value;
        return scalar.isNull() ? "nothing" : scalar.text();
    }
}
