package io.stackfile.merge;

import io.stackfile.schema.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The short forms of values as the long ones they stand for. Nothing where there is no such form. */
final class Forms {
    private Forms() {}

    /** {@code [NAME=value]} as {@code NAME: value}. */
    static Optional<Node.Mapping> pairs(Node node) {
        if (!(node instanceof Node.Sequence list)) {
            return mapping(node);
        }
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        for (Node item : list.items()) {
            if (!(item instanceof Node.Scalar scalar)) {
                return Optional.empty();
            }
            int equals = scalar.text().indexOf('=');
            String name = equals < 0 ? scalar.text() : scalar.text().substring(0, equals);
            Node.Scalar value = equals < 0
                    ? nothing(scalar)
                    : new Node.Scalar(scalar.at(), scalar.text().substring(equals + 1), Node.Type.TEXT, true);
            entries.put(name, new Node.Entry(scalar.withText(name), value));
        }
        return Optional.of(new Node.Mapping(node.at(), entries));
    }

    /** {@code [NAME]} as {@code NAME:} and nothing, or as what is meant by a bare dependency. */
    static Optional<Node.Mapping> names(Node node, String pattern) {
        if (!(node instanceof Node.Sequence list)) {
            return mapping(node);
        }
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        for (Node item : list.items()) {
            if (!(item instanceof Node.Scalar scalar)) {
                return Optional.empty();
            }
            entries.put(
                    scalar.text(),
                    new Node.Entry(scalar, pattern.endsWith("depends_on") ? started(scalar) : nothing(scalar)));
        }
        return Optional.of(new Node.Mapping(node.at(), entries));
    }

    /** {@code FOLDER} as {@code context: FOLDER}. */
    static Optional<Node.Mapping> build(Node node) {
        if (!(node instanceof Node.Scalar folder)) {
            return mapping(node);
        }
        Node.Scalar key = new Node.Scalar(folder.at(), "context", Node.Type.TEXT, false);
        return Optional.of(new Node.Mapping(folder.at(), Map.of("context", new Node.Entry(key, folder))));
    }

    /** One value, or the names and addresses of a mapping, as a list. */
    static List<Node> items(Node node) {
        if (node instanceof Node.Sequence list) {
            return list.items();
        }
        if (node instanceof Node.Mapping mapping) {
            return mapping.all().stream()
                    .flatMap(entry -> hosts(entry).stream())
                    .toList();
        }
        return List.of(node);
    }

    private static List<Node> hosts(Node.Entry entry) {
        return items(entry.value()).stream()
                .<Node>map(address -> address instanceof Node.Scalar scalar
                        ? new Node.Scalar(scalar.at(), entry.name() + "=" + scalar.text(), Node.Type.TEXT, true)
                        : address)
                .toList();
    }

    private static Optional<Node.Mapping> mapping(Node node) {
        return node instanceof Node.Mapping mapping ? Optional.of(mapping) : Optional.empty();
    }

    private static Node.Mapping started(Node.Scalar at) {
        Node.Scalar key = new Node.Scalar(at.at(), "condition", Node.Type.TEXT, false);
        Node.Scalar value = key.withText("service_started");
        return new Node.Mapping(at.at(), Map.of("condition", new Node.Entry(key, value)));
    }

    private static Node.Scalar nothing(Node.Scalar at) {
        return new Node.Scalar(at.at(), "", Node.Type.NULL, false);
    }
}
