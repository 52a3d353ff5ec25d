package io.stackfile.reader;

import io.stackfile.schema.Node;
import io.stackfile.schema.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** The keys of one mapping and what is wrong with them. The schema has already spoken about forms, so a wrong form is skipped. */
record Keys(Node.Mapping mapping, String where, Problems problems) {
    private static final Set<String> TRUE = Set.of("true", "yes", "on", "y");

    Optional<Node> node(String key) {
        return mapping.get(key).filter(node -> !(node instanceof Node.Scalar scalar && scalar.isNull()));
    }

    Optional<Node.Scalar> scalar(String key) {
        return node(key).filter(Node.Scalar.class::isInstance).map(Node.Scalar.class::cast);
    }

    Optional<String> text(String key) {
        return scalar(key).map(Node.Scalar::text).filter(text -> !text.isEmpty());
    }

    boolean flag(String key) {
        return text(key)
                .map(text -> TRUE.contains(text.toLowerCase(Locale.ROOT)))
                .orElse(false);
    }

    OptionalLong number(String key) {
        return scalar(key).map(scalar -> number(scalar, key)).orElse(OptionalLong.empty());
    }

    private OptionalLong number(Node.Scalar scalar, String key) {
        try {
            return OptionalLong.of(Long.parseLong(scalar.text().strip()));
        } catch (NumberFormatException e) {
            error(scalar, key, "'" + scalar.text() + "' is not a whole number", "write " + key + ": 2");
            return OptionalLong.empty();
        }
    }

    OptionalLong size(String key) {
        return scalar(key)
                .map(scalar -> Size.read(scalar, where(key), problems))
                .orElse(OptionalLong.empty());
    }

    Optional<Duration> duration(String key) {
        return scalar(key)
                .filter(scalar -> !scalar.text().isBlank())
                .flatMap(scalar -> Time.read(scalar, where(key), problems));
    }

    /** A whole number from {@code least} to {@code most}. */
    OptionalLong between(String key, long least, long most, String cure) {
        if (text(key).isEmpty()) {
            return OptionalLong.empty();
        }
        OptionalLong number = number(key);
        if (number.isPresent() && (number.getAsLong() < least || number.getAsLong() > most)) {
            Node.Scalar scalar = scalar(key).orElseThrow();
            String range = most < Integer.MAX_VALUE ? "from " + least + " to " + most : least + " or more";
            error(scalar, key, "'" + scalar.text() + "' is not " + range, cure);
            return OptionalLong.empty();
        }
        return number;
    }

    /** The text of a key that has to look like that, if it is given. */
    Optional<String> like(String key, String pattern, String what, String cure) {
        scalar(key)
                .filter(scalar -> !scalar.text().isEmpty() && !scalar.text().matches(pattern))
                .ifPresent(scalar -> error(scalar, key, "'" + scalar.text() + "' is not " + what, cure));
        return text(key);
    }

    Optional<Keys> mapping(String key) {
        return node(key)
                .filter(Node.Mapping.class::isInstance)
                .map(node -> new Keys((Node.Mapping) node, where(key), problems));
    }

    /** The items of a list, or the only one where a single value stands for a list. */
    List<Node> items(String key) {
        return node(key)
                .map(node -> node instanceof Node.Sequence sequence ? sequence.items() : List.of(node))
                .orElse(List.of());
    }

    List<Node.Scalar> scalars(String key) {
        return items(key).stream()
                .filter(Node.Scalar.class::isInstance)
                .map(Node.Scalar.class::cast)
                .toList();
    }

    List<String> texts(String key) {
        return scalars(key).stream().map(Node.Scalar::text).toList();
    }

    /** A mapping's entries, or a list's items split at their first equals sign. */
    Stream<Pair> pairs(String key) {
        Optional<Node> node = node(key);
        if (node.isPresent() && node.get() instanceof Node.Mapping map) {
            return map.all().stream().flatMap(entry -> Pair.of(entry).stream());
        }
        return scalars(key).stream().map(Pair::of);
    }

    String where(String key) {
        return where.isEmpty() ? key : where + "." + key;
    }

    void error(Node node, String key, String what, String cure) {
        problems.error(node, where(key), what, cure);
    }

    /** A name and perhaps a value, from {@code NAME: value}, {@code NAME=value} or a bare {@code NAME}. */
    record Pair(Node.Scalar at, String name, Optional<String> value) {
        static Optional<Pair> of(Node.Entry entry) {
            if (entry.value() instanceof Node.Scalar scalar) {
                Optional<String> value = scalar.isNull() ? Optional.empty() : Optional.of(scalar.text());
                return Optional.of(new Pair(entry.key(), entry.name(), value));
            }
            return Optional.empty();
        }

        static Pair of(Node.Scalar item) {
            int equals = item.text().indexOf('=');
            return equals < 0
                    ? new Pair(item, item.text(), Optional.empty())
                    : new Pair(
                            item,
                            item.text().substring(0, equals),
                            Optional.of(item.text().substring(equals + 1)));
        }
    }
}
