package io.stackfile.export;

import io.stackfile.schema.Node;
import io.stackfile.schema.Position;
import io.stackfile.schema.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A mapping in the making; what is empty leaves no key. Texts are as a file writes them. */
final class Out {
    private static final Position NOWHERE = new Position(new Source("export", ""), 1, 1);

    private final Map<String, Node.Entry> entries = new LinkedHashMap<>();

    Out put(String key, Node value) {
        boolean empty = value instanceof Node.Sequence list && list.items().isEmpty()
                || value instanceof Node.Mapping map && map.entries().isEmpty()
                || value instanceof Node.Scalar scalar && scalar.text().isEmpty();
        return empty ? this : putEven(key, value);
    }

    /** Also when it is empty. */
    Out putEven(String key, Node value) {
        entries.put(key, new Node.Entry(new Node.Scalar(NOWHERE, key, Node.Type.TEXT, false), value));
        return this;
    }

    Out put(String key, String text) {
        return put(key, text(text));
    }

    Out put(String key, List<String> texts) {
        return put(key, list(texts.stream().map(Out::text).toList()));
    }

    Out put(String key, Map<String, String> texts) {
        Out map = new Out();
        texts.forEach((name, text) -> map.putEven(name, text(text)));
        return put(key, map.mapping());
    }

    /** Nothing when it is 0. */
    Out put(String key, long number) {
        return number == 0 ? this : put(key, number(Long.toString(number)));
    }

    /** Nothing when it is false. */
    Out put(String key, boolean flag) {
        return flag ? put(key, new Node.Scalar(NOWHERE, "true", Node.Type.BOOLEAN, false)) : this;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    Node.Mapping mapping() {
        return new Node.Mapping(NOWHERE, entries);
    }

    static Node text(String text) {
        return new Node.Scalar(NOWHERE, text, Node.Type.TEXT, false);
    }

    private static Node text(String key, Node.Type type) {
        return new Node.Scalar(NOWHERE, key, type, false);
    }

    static Node number(String digits) {
        return text(digits, digits.contains(".") ? Node.Type.FLOAT : Node.Type.INTEGER);
    }

    static Node list(List<? extends Node> items) {
        return new Node.Sequence(NOWHERE, List.copyOf(items));
    }
}
