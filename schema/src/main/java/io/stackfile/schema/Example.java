package io.stackfile.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A value as one would write it on one line of YAML. */
final class Example {
    private Example() {}

    static String of(JsonNode value) {
        if (value.isArray()) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(of(item)));
            return "[" + String.join(", ", items) + "]";
        }
        if (value.isObject()) {
            List<String> entries = new ArrayList<>();
            value.properties().forEach(entry -> entries.add(of(entry)));
            return "{" + String.join(", ", entries) + "}";
        }
        return value.isTextual() ? text(value.textValue()) : value.asText();
    }

    private static String of(java.util.Map.Entry<String, JsonNode> entry) {
        return entry.getKey() + ": " + of(entry.getValue());
    }

    /** In quotes where YAML, old or new, or a person might take it for something else than text. */
    static String text(String text) {
        boolean plain = text.chars().allMatch(c -> Character.isLetterOrDigit(c) || " ./_-:=".indexOf(c) >= 0)
                && !text.isEmpty()
                && (Character.isLetterOrDigit(text.codePointAt(0)) || "./".indexOf(text.charAt(0)) >= 0)
                && !(Character.isDigit(text.charAt(0)) && text.matches(".*[:_-].*"))
                && !text.contains(": ")
                && !text.endsWith(":")
                && !text.endsWith(" ")
                && PlainType.of(text) == Node.Type.TEXT;
        return plain ? text : "'" + text.replace("'", "''") + "'";
    }
}
