package io.stackfile.host.docker;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A piece of JSON, or nothing where there is none. Not by Jackson: that costs 30 ms when a program starts, more than the
 * rest of {@code ps}.
 */
final class Json {
    static final Json NOTHING = new Json(Optional.empty());

    private final Optional<Object> value;

    Json(Optional<Object> value) {
        this.value = value;
    }

    static Json parse(String text) {
        return new JsonReader(text).read();
    }

    boolean isPresent() {
        return value.isPresent();
    }

    /** The member of that name. */
    Json get(String name) {
        return members().getOrDefault(name, NOTHING);
    }

    /** The member that this path of names leads to. */
    Json at(String... path) {
        Json found = this;
        for (String name : path) {
            found = found.get(name);
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    Map<String, Json> members() {
        return value.filter(Map.class::isInstance)
                .map(map -> (Map<String, Json>) map)
                .orElse(Map.of());
    }

    @SuppressWarnings("unchecked")
    List<Json> items() {
        return value.filter(List.class::isInstance)
                .map(list -> (List<Json>) list)
                .orElse(List.of());
    }

    /** What is written, of a string, a number or a truth value; else empty. */
    String text() {
        return value.filter(String.class::isInstance).map(String.class::cast).orElse("");
    }

    long number() {
        String text = text();
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    boolean isTrue() {
        return text().equals("true");
    }

    List<String> texts() {
        return items().stream().map(Json::text).toList();
    }
}
