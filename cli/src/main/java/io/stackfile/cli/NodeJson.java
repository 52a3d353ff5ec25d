package io.stackfile.cli;

import io.stackfile.json.JsonObject;
import io.stackfile.schema.Node;
import java.util.stream.Collectors;

/** A tree as JSON: numbers, booleans and nulls that YAML reads as such stay so, everything else is text. */
final class NodeJson {
    private NodeJson() {}

    static String of(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.all().stream()
                    .map(entry -> JsonObject.text(entry.name()) + ":" + of(entry.value()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (node instanceof Node.Sequence sequence) {
            return sequence.items().stream().map(NodeJson::of).collect(Collectors.joining(",", "[", "]"));
        }
        Node.Scalar scalar = (Node.Scalar) node;
        return switch (scalar.type()) {
            case NULL -> "null";
            case BOOLEAN -> scalar.text().toLowerCase(java.util.Locale.ROOT);
            case INTEGER, FLOAT ->
                scalar.text().matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?")
                        ? scalar.text()
                        : JsonObject.text(scalar.text());
            case TEXT -> JsonObject.text(scalar.text());
        };
    }
}
