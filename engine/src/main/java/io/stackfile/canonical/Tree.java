package io.stackfile.canonical;

import io.stackfile.schema.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mapping in the making, all of whose values are known to stand where what they come from stands. */
final class Tree {
    private final Node from;
    private final Map<String, Node.Entry> entries = new LinkedHashMap<>();

    Tree(Node from) {
        this.from = from;
    }

    static Tree of(Node.Mapping mapping) {
        Tree tree = new Tree(mapping);
        tree.entries.putAll(mapping.entries());
        return tree;
    }

    Tree put(String key, Node value) {
        entries.put(key, new Node.Entry(text(value, key), value));
        return this;
    }

    Tree put(String key, String value) {
        return put(key, text(from, value));
    }

    Tree put(String key, boolean value) {
        return put(key, flag(from, value));
    }

    Tree put(String key, Optional<Node> value) {
        value.ifPresent(node -> put(key, node));
        return this;
    }

    Tree putIfMissing(String key, Node value) {
        return entries.containsKey(key) ? this : put(key, value);
    }

    Tree remove(String... keys) {
        List.of(keys).forEach(entries::remove);
        return this;
    }

    Optional<Node> get(String key) {
        return Optional.ofNullable(entries.get(key)).map(Node.Entry::value);
    }

    Node.Mapping mapping() {
        return new Node.Mapping(from.at(), entries);
    }

    static Node.Mapping empty(Node from) {
        return new Tree(from).mapping();
    }

    static Node.Scalar text(Node from, String text) {
        return new Node.Scalar(from.at(), text, Node.Type.TEXT, true);
    }

    static Node.Scalar number(Node from, String digits) {
        return new Node.Scalar(from.at(), digits, digits.contains(".") ? Node.Type.FLOAT : Node.Type.INTEGER, false);
    }

    static Node.Scalar flag(Node from, boolean value) {
        return new Node.Scalar(from.at(), Boolean.toString(value), Node.Type.BOOLEAN, false);
    }

    static Node.Scalar nothing(Node from) {
        return new Node.Scalar(from.at(), "null", Node.Type.NULL, false);
    }

    static Node list(Node from, List<? extends Node> items) {
        return new Node.Sequence(from.at(), List.copyOf(items));
    }

    static boolean isNothing(Node node) {
        return node instanceof Node.Scalar scalar && scalar.isNull();
    }

    /** A value that may be written alone or in a list. */
    static List<Node> items(Node node) {
        return node instanceof Node.Sequence list ? list.items() : isNothing(node) ? List.of() : List.of(node);
    }

    static Optional<String> textOf(Node.Mapping mapping, String key) {
        return mapping.get(key).flatMap(Tree::textOf);
    }

    static Optional<String> textOf(Node node) {
        return node instanceof Node.Scalar scalar && !scalar.isNull() ? Optional.of(scalar.text()) : Optional.empty();
    }
}
