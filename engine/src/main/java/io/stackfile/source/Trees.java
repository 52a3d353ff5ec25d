package io.stackfile.source;

import io.stackfile.schema.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Trees with one thing changed. */
final class Trees {
    private Trees() {}

    /** Another value for a key, which is made where it is missing. */
    static Node.Mapping with(Node.Mapping mapping, String key, Node value) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>(mapping.entries());
        Node.Entry entry = entries.get(key);
        Node.Scalar name = new Node.Scalar(value.at(), key, Node.Type.TEXT, false);
        entries.put(key, entry == null ? new Node.Entry(name, value) : entry.with(value));
        return new Node.Mapping(mapping.at(), entries);
    }

    static Node.Mapping without(Node.Mapping mapping, String... keys) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>(mapping.entries());
        for (String key : keys) {
            entries.remove(key);
        }
        return entries.size() == mapping.entries().size() ? mapping : new Node.Mapping(mapping.at(), entries);
    }

    /** Another value for a key that is there. */
    static Node.Mapping changed(Node.Mapping mapping, String key, UnaryOperator<Node> change) {
        Node.Entry entry = mapping.entries().get(key);
        return entry == null ? mapping : with(mapping, key, change.apply(entry.value()));
    }

    /** Each item of a list, or the only value where there is no list. */
    static Node each(Node node, UnaryOperator<Node> change) {
        return node instanceof Node.Sequence list
                ? new Node.Sequence(list.at(), list.items().stream().map(change).toList())
                : change.apply(node);
    }

    /** Each value of a mapping. */
    static Node.Mapping values(Node.Mapping mapping, UnaryOperator<Node> change) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>(mapping.entries());
        entries.replaceAll((key, entry) -> entry.with(change.apply(entry.value())));
        return new Node.Mapping(mapping.at(), entries);
    }
}
