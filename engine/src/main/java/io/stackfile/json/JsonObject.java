package io.stackfile.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** One JSON object, its members in the order in which they were added; {@code toString} is one line. */
public final class JsonObject {
    private final Map<String, Object> members = new LinkedHashMap<>();

    /** A value is a text, a number, a boolean, another object, something read, or a list of these. */
    public JsonObject with(String name, Object value) {
        members.put(name, value);
        return this;
    }

    @Override
    public String toString() {
        return members.entrySet().stream()
                .map(member -> text(member.getKey()) + ":" + value(member.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String value(Object value) {
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(item -> value(Objects.requireNonNull(item)))
                    .collect(Collectors.joining(",", "[", "]"));
        }
        boolean literal = value instanceof Number
                || value instanceof Boolean
                || value instanceof JsonObject
                || value instanceof Json;
        return literal ? value.toString() : text(value.toString());
    }

    public static String text(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < 0x20) {
                        quoted.append(String.format("\\u%04x", c));
                    } else {
                        quoted.append((char) c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }
}
