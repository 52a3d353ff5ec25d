package io.stackfile.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A schema as editors want it: one file that refers to no other, and that takes what is still to be filled in: a variable or a
 * placeholder wherever a text of a certain form is expected, and a service that begins with another one.
 */
public final class PublishedSchema {
    private static final String OR_LEFT_OPEN = "|\\$|#[A-Z][A-Z0-9_]*#";

    private PublishedSchema() {}

    public static String of(Dialect dialect) {
        JsonNode schema = SchemaFile.of(dialect).deepCopy();
        ((ArrayNode) schema.path("$defs").path("service").path("anyOf"))
                .addObject()
                .putArray("required")
                .add("extends");
        loosen(schema, true);
        return schema.toPrettyString() + "\n";
    }

    /** {@code isSchema} where keys are words of JSON Schema and not names. */
    private static void loosen(JsonNode node, boolean isSchema) {
        if (node instanceof ArrayNode list) {
            list.forEach(item -> loosen(item, isSchema));
        } else if (node instanceof ObjectNode object) {
            if (isSchema && object.path("pattern").isTextual()) {
                object.put("pattern", object.get("pattern").asText() + OR_LEFT_OPEN);
            }
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                boolean names = isSchema
                        && (entry.getKey().equals("properties")
                                || entry.getKey().equals("patternProperties")
                                || entry.getKey().equals("$defs"));
                boolean values =
                        entry.getKey().equals("examples") || entry.getKey().equals("default");
                if (!isSchema || !values) {
                    loosen(entry.getValue(), !names);
                }
            }
        }
    }
}
