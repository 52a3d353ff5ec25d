package io.stackfile.convert;

import io.stackfile.schema.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A mapping that is being written over; what is put in place of a key stands where the key stood. */
final class Draft {
    private final Node.Mapping original;
    private Map<String, Node.Entry> entries;

    Draft(Node.Mapping original) {
        this.original = original;
        this.entries = new LinkedHashMap<>(original.entries());
    }

    Node.@Nullable Entry entry(String key) {
        return entries.get(key);
    }

    /** The value, where there is one. */
    Optional<Node> get(String key) {
        return Optional.ofNullable(entries.get(key))
                .map(Node.Entry::value)
                .filter(value -> !(value instanceof Node.Scalar scalar && scalar.isNull()));
    }

    Optional<String> text(String key) {
        return get(key).filter(Node.Scalar.class::isInstance).map(value -> ((Node.Scalar) value).text());
    }

    Draft remove(String key) {
        entries.remove(key);
        return this;
    }

    /** In the place of the other key, or of itself, or at the end. */
    Draft put(String old, String key, Node value) {
        Map<String, Node.Entry> changed = new LinkedHashMap<>();
        Node.Entry entry = new Node.Entry(name(key), value);
        entries.forEach((name, kept) -> {
            if (name.equals(old)) {
                changed.put(key, entry);
            } else if (!name.equals(key)) {
                changed.put(name, kept);
            }
        });
        changed.putIfAbsent(key, entry);
        entries = changed;
        return this;
    }

    /** A new key right behind another one. */
    Draft putAfter(String other, String key, Node value) {
        Map<String, Node.Entry> changed = new LinkedHashMap<>();
        entries.forEach((name, kept) -> {
            changed.put(name, kept);
            if (name.equals(other)) {
                changed.put(key, new Node.Entry(name(key), value));
            }
        });
        entries = changed;
        return this;
    }

    Draft put(String key, Node value) {
        return put(key, key, value);
    }

    private Node.Scalar name(String key) {
        return text(original, key);
    }

    Node.Mapping mapping() {
        return new Node.Mapping(original.at(), entries);
    }

    static Node.Scalar text(Node at, String text) {
        return new Node.Scalar(at.at(), text, Node.Type.TEXT, false);
    }

    /** A new mapping where that node stood. */
    static Draft at(Node node) {
        return new Draft(new Node.Mapping(node.at(), Map.of()));
    }
}
