package io.stackfile.json;

import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        return value.filter(String.class::isInstance).map(String.class::cast).orElse("");
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
}
