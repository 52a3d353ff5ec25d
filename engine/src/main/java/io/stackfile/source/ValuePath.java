package io.stackfile.source;

import io.stackfile.schema.Dialect;
import io.stackfile.schema.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A value of a tree by the keys that lead to it, such as {@code web.environment.PASSWORD}; items of a list by their number from
 * 0, or by their name where they are {@code NAME=value}.
 *
 * @param where the same with all keys, as messages have it
 * @param name the last key that is one
 * @param secret whether what stands before it in its list makes it one
 */
record ValuePath(String where, String name, Node value, boolean secret) {
    private ValuePath(String where, String name, Node value) {
        this(where, name, value, false);
    }

    /** Nothing where no such value is written. */
    static Optional<ValuePath> in(CheckedFile file, String written) {
        List<String> words = Arrays.asList(written.split("\\."));
        boolean whole = !words.isEmpty() && words.get(0).equals("services");
        ValuePath services = new ValuePath("services", "services", file.services());
        if (file.dialect() == Dialect.STACKFILE) {
            return services.below(whole ? words.subList(1, words.size()) : words);
        }
        return new ValuePath("", "", file.document()).below(words).or(() -> services.below(words));
    }

    private Optional<ValuePath> below(List<String> words) {
        if (words.isEmpty()) {
            return Optional.of(this);
        }
        // A name may have dots in it, so the longest that fits is taken first.
        for (int length = words.size(); length > 0; length--) {
            Optional<ValuePath> found = step(String.join(".", words.subList(0, length)));
            List<String> rest = words.subList(length, words.size());
            Optional<ValuePath> end = found.flatMap(path -> path.below(rest));
            if (end.isPresent()) {
                return end;
            }
        }
        return Optional.empty();
    }

    private Optional<ValuePath> step(String key) {
        if (value instanceof Node.Mapping mapping) {
            return mapping.get(key).map(found -> new ValuePath(join(key), key, found));
        }
        return value instanceof Node.Sequence list ? item(list, key) : Optional.empty();
    }

    private Optional<ValuePath> item(Node.Sequence list, String key) {
        if (key.matches("\\d{1,6}") && Integer.parseInt(key) < list.items().size()) {
            int number = Integer.parseInt(key);
            return Optional.of(new ValuePath(where, name, list.items().get(number), Masked.isSecret(list, number)));
        }
        return list.items().stream()
                .filter(item -> item instanceof Node.Scalar scalar
                        && (scalar.text().equals(key) || scalar.text().startsWith(key + "=")))
                .reduce((earlier, later) -> later)
                .map(item -> new ValuePath(join(key), key, pairValue((Node.Scalar) item)));
    }

    private String join(String key) {
        return where.isEmpty() ? key : where + "." + key;
    }

    private static Node pairValue(Node.Scalar item) {
        int equals = item.text().indexOf('=');
        return equals < 0
                ? new Node.Scalar(item.at(), "", Node.Type.NULL, false)
                : item.withText(item.text().substring(equals + 1)).withType(Node.Type.TEXT);
    }

    /** Paths of the values right below one; {@code prefix} is empty, or ends with a dot. What holds more is there with a dot, too. */
    static List<String> below(CheckedFile file, String prefix) {
        Optional<Node> parent = prefix.isEmpty()
                ? Optional.of(file.services())
                : in(file, prefix.substring(0, prefix.length() - 1)).map(ValuePath::value);
        List<String> paths = new ArrayList<>();
        parent.ifPresent(above -> children(above).forEach((key, child) -> {
            paths.add(prefix + key);
            if (!children(child).isEmpty()) {
                paths.add(prefix + key + ".");
            }
        }));
        return paths;
    }

    private static Map<String, Node> children(Node parent) {
        Map<String, Node> children = new LinkedHashMap<>();
        if (parent instanceof Node.Mapping mapping) {
            mapping.entries().forEach((key, entry) -> children.put(key, entry.value()));
        } else if (parent instanceof Node.Sequence list) {
            for (int i = 0; i < list.items().size(); i++) {
                children.put(name(list.items().get(i), i), list.items().get(i));
            }
        }
        return children;
    }

    private static String name(Node item, int number) {
        return item instanceof Node.Scalar scalar && scalar.text().indexOf('=') > 0
                ? scalar.text().substring(0, scalar.text().indexOf('='))
                : Integer.toString(number);
    }

    /** The keys that could be meant where one is not found: of the deepest mapping on the way. */
    static List<String> known(CheckedFile file, String written) {
        Set<String> known = new TreeSet<>();
        file.services().all().forEach(entry -> {
            String service = entry.name();
            known.add(service);
            if (written.startsWith(service + ".") && entry.value() instanceof Node.Mapping keys) {
                keys.entries().keySet().forEach(key -> known.add(service + "." + key));
            }
        });
        return new ArrayList<>(known);
    }
}
