package io.stackfile.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A piece of JSON, or nothing where there is none. Not by Jackson: that costs 30 ms when a program starts, more than the
 * rest of {@code ps}.
 */
public final class Json {
    public static final Json NOTHING = new Json(Optional.empty());

    private final Optional<Object> value;

    Json(Optional<Object> value) {
        this.value = value;
    }

    /** A number or a truth value. */
    record Word(String text) {}

    public static Json of(String text) {
        return new Json(Optional.of(text));
    }

    public static Json of(List<Json> items) {
        return new Json(Optional.of(List.copyOf(items)));
    }

    /** In the map's own order. */
    public static Json of(Map<String, Json> members) {
        return new Json(Optional.of(Collections.unmodifiableMap(new LinkedHashMap<>(members))));
    }

    public static Json parse(String text) {
        return new JsonReader(text).read();
    }

    public boolean isPresent() {
        return value.isPresent();
    }

    /** The member of that name. */
    public Json get(String name) {
        return members().getOrDefault(name, NOTHING);
    }

    /** The member that this path of names leads to. */
    public Json at(String... path) {
        Json found = this;
        for (String name : path) {
            found = found.get(name);
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    public Map<String, Json> members() {
        return value.filter(Map.class::isInstance)
                .map(map -> (Map<String, Json>) map)
                .orElse(Map.of());
    }

    @SuppressWarnings("unchecked")
    public List<Json> items() {
        return value.filter(List.class::isInstance)
                .map(list -> (List<Json>) list)
                .orElse(List.of());
    }

    /** What is written, of a string, a number or a truth value; else empty. */
    public String text() {
        return value.filter(some -> some instanceof String || some instanceof Word)
                .map(some -> some instanceof Word word ? word.text() : some.toString())
                .orElse("");
    }

    /** Whether it is a string. */
    public boolean isText() {
        return value.filter(String.class::isInstance).isPresent();
    }

    public boolean isObject() {
        return value.filter(Map.class::isInstance).isPresent();
    }

    public boolean isList() {
        return value.filter(List.class::isInstance).isPresent();
    }

    public long number() {
        String text = text();
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    public boolean isTrue() {
        return text().equals("true");
    }

    public List<String> texts() {
        return items().stream().map(Json::text).toList();
    }

    /** As it was read, in one line. */
    @Override
    public String toString() {
        if (isObject()) {
            return members().entrySet().stream()
                    .map(member -> JsonObject.text(member.getKey()) + ":" + member.getValue())
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (isList()) {
            return items().stream().map(Json::toString).collect(Collectors.joining(",", "[", "]"));
        }
        return isText() ? JsonObject.text(text()) : isPresent() ? text() : "null";
    }
}
