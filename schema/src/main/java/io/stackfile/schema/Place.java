package io.stackfile.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A node of a document, the way to it, and what the schema says about it.
 *
 * @param where the keys to it, joined by dots; in a Stackfile too they begin with {@code services}
 * @param entry the nearest key above, or none at the top
 * @param list what the schema says about the list this is an item of
 */
record Place(
        Dialect dialect,
        String where,
        Node node,
        Shape shape,
        Node.@Nullable Entry entry,
        @Nullable Shape list) {
    static Place of(Node.Mapping document, Dialect dialect, Shape root) {
        return new Place(dialect, top(dialect), document, root, null, null);
    }

    /** The path of a document's top level. */
    static String top(Dialect dialect) {
        return dialect == Dialect.STACKFILE ? "services" : "";
    }

    Place key(String name) {
        Node.Entry found =
                Objects.requireNonNull(((Node.Mapping) node).entries().get(name));
        Shape below = shape.key(name).orElse(shape);
        return new Place(dialect, join(where, name), found.value(), below, found, null);
    }

    Place item(int index) {
        Node found = ((Node.Sequence) node).items().get(index);
        return new Place(dialect, where, found, shape.item().orElse(shape), entry, shape);
    }

    static String join(String where, String name) {
        String shown = Quoted.cut(Secrets.mask(name));
        return where.isEmpty() ? shown : where + "." + shown;
    }

    /** The key's name; empty at the top. */
    String name() {
        return entry == null ? "" : entry.name();
    }

    boolean isItem() {
        return list != null;
    }

    /** The key, where the problem is with all that stands below it. */
    Node marked() {
        return entry == null || isItem() ? node : entry.key();
    }

    boolean isService() {
        return shape.keys().contains("image") && shape.keys().contains("restart");
    }

    /** Whether the value must not be repeated. */
    boolean isSecret() {
        return Secrets.isSecretName(name());
    }

    /** What to write here, such as {@code ports: ['80:8888']} or {@code - '80:8888'}. */
    Optional<String> example() {
        if (list == null) {
            return shape.example().map(value -> name() + ": " + Example.of(value));
        }
        return shape.example()
                .or(() -> list.examples().stream()
                        .filter(JsonNode::isArray)
                        .findFirst()
                        .map(value -> value.get(0)))
                .map(value -> "- " + Example.of(value));
    }
}
