package io.stackfile.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the schema says about one place of a document: its keys, its items, its words. */
record Shape(JsonNode root, JsonNode schema) {
    /** The one key of the kind whose words we know. */
    static final String OURS = "x-stack";

    static Shape of(Dialect dialect) {
        JsonNode root = SchemaFile.of(dialect);
        return new Shape(root, root);
    }

    /** What stands under a key; nothing for an unknown one and for notes ({@code x-...}). */
    Optional<Shape> key(String name) {
        if (name.startsWith("x-") && !name.equals(OURS)) {
            return Optional.empty();
        }
        Optional<Shape> property = at("properties").flatMap(keys -> keys.at(name));
        return property.or(this::named).or(() -> at("additionalProperties").filter(any -> any.schema.isObject()));
    }

    /** What stands under names that the author chooses. */
    Optional<Shape> named() {
        return at("patternProperties")
                .flatMap(patterns -> patterns.schema.properties().stream()
                        .filter(pattern -> !pattern.getKey().equals("^x-"))
                        .findFirst()
                        .map(pattern -> patterns.with(pattern.getValue())));
    }

    Optional<Shape> item() {
        return at("items");
    }

    /** All but our own, which is there for whoever asks for it. */
    SortedSet<String> keys() {
        SortedSet<String> names = new TreeSet<>();
        at("properties").ifPresent(keys -> keys.schema.fieldNames().forEachRemaining(names::add));
        names.remove(OURS);
        return names;
    }

    /** All of them, in the order in which they are written. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        at("properties").ifPresent(keys -> keys.schema.fieldNames().forEachRemaining(names::add));
        return names;
    }

    /** A keyword that is a text. */
    Optional<String> words(String keyword) {
        return at(keyword).map(words -> words.schema.asText());
    }

    Optional<JsonNode> value(String keyword) {
        return at(keyword).map(Shape::schema);
    }

    /** The words for what a value here should be. */
    String expects() {
        return words("x-expects").orElseGet(this::expectsByType);
    }

    private String expectsByType() {
        if (takes("string")) {
            return "a text";
        }
        List<String> names = names();
        return takes("array")
                ? "a list"
                : names.isEmpty()
                        ? "keys with their values"
                        : "a mapping with " + String.join(", ", names.subList(0, Math.min(3, names.size())))
                                + (names.size() > 3 ? " and such" : "");
    }

    String effect() {
        JsonNode effect = schema.get("x-effect");
        return effect == null ? "" : effect.asText();
    }

    /** Why it never has an effect. */
    String reason() {
        JsonNode reason = schema.get("x-reason");
        return reason == null ? "" : reason.asText();
    }

    /** What to do where it has no effect. */
    String instead() {
        JsonNode instead = schema.get("x-instead");
        return instead == null ? "it can be taken out" : instead.asText();
    }

    List<JsonNode> examples() {
        List<JsonNode> all = new ArrayList<>();
        at("examples").ifPresent(examples -> examples.schema.forEach(all::add));
        return all;
    }

    Optional<JsonNode> example() {
        return examples().stream().findFirst();
    }

    boolean takes(String type) {
        return at("type").filter(types -> isOrHas(types.schema, type)).isPresent();
    }

    /** Whether a text here has to be the digits of a number. */
    boolean takesOnlyNumbers() {
        return takes("number")
                && at("pattern")
                        .filter(found -> found.schema.asText().contains("[0-9]+"))
                        .isPresent()
                && !takes("array");
    }

    private static boolean isOrHas(JsonNode types, String type) {
        if (types.isTextual()) {
            return types.asText().equals(type);
        }
        for (JsonNode one : types) {
            if (one.asText().equals(type)) {
                return true;
            }
        }
        return false;
    }

    /** A keyword of this schema or else of the one it refers to. */
    private Optional<Shape> at(String keyword) {
        JsonNode own = schema.get(keyword);
        if (own != null) {
            return Optional.of(with(own));
        }
        JsonNode reference = schema.get("$ref");
        return reference == null || !schema.isObject()
                ? Optional.empty()
                : with(definition(reference.asText())).at(keyword);
    }

    private JsonNode definition(String reference) {
        return root.get("$defs").get(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private Shape with(JsonNode part) {
        return new Shape(root, part);
    }
}
