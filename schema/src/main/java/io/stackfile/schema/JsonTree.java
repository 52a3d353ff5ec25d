package io.stackfile.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;

/** A {@link Node} as the JSON Schema library wants it. Made by hand, because an ObjectMapper costs 30 ms of every start. */
final class JsonTree {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private JsonTree() {}

    static JsonNode of(Node node) {
        if (node instanceof Node.Mapping mapping) {
            ObjectNode object = JSON.objectNode();
            mapping.all().forEach(entry -> object.set(entry.name(), of(entry.value())));
            return object;
        }
        if (node instanceof Node.Sequence sequence) {
            ArrayNode array = JSON.arrayNode(sequence.items().size());
            sequence.items().forEach(item -> array.add(of(item)));
            return array;
        }
        Node.Scalar scalar = (Node.Scalar) node;
        return plain(scalar.text(), scalar.type());
    }

    static JsonNode plain(String text, Node.Type type) {
        return switch (type) {
            case NULL -> JSON.nullNode();
            case BOOLEAN -> JSON.booleanNode(text.charAt(0) == 't' || text.charAt(0) == 'T');
            case INTEGER -> integer(text);
            case FLOAT -> JSON.numberNode(real(text));
            case TEXT -> JSON.textNode(text);
        };
    }

    private static JsonNode integer(String text) {
        if (text.startsWith("0x")) {
            return JSON.numberNode(new BigInteger(text.substring(2), 16));
        }
        if (text.startsWith("0o")) {
            return JSON.numberNode(new BigInteger(text.substring(2), 8));
        }
        return text.length() < 18 ? JSON.numberNode(Long.parseLong(text)) : JSON.numberNode(new BigInteger(text));
    }

    private static double real(String text) {
        String lower = text.toLowerCase(java.util.Locale.ROOT);
        if (lower.endsWith(".inf")) {
            return lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return lower.equals(".nan") ? Double.NaN : Double.parseDouble(text);
    }
}
