package io.stackfile.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A key of one of the schemas.
 *
 * @param path the keys to it, by dots; {@code *} is a name of the author's, {@code []} an item of a list
 * @param effect {@code later}, {@code none}, {@code ignored}, or nothing
 * @param example as JSON; empty where the schema has none
 */
public record SchemaKey(String path, String effect, String example) {
    /** All of both schemas, in their order. */
    public static List<SchemaKey> all() {
        JsonNode stackfile = schema("stackfile.schema.json");
        List<SchemaKey> found = new ArrayList<>();
        Walk walk = new Walk(stackfile, found);
        walk.below(stackfile.at("/$defs/service"), "services.*");
        walk.below(schema("compose.schema.json"), "");
        return found;
    }

    /** Those that are not below a key without an effect, which is told of as a whole. */
    public static List<SchemaKey> minded() {
        List<String> without = new ArrayList<>();
        return all().stream()
                .filter(key -> without.stream().noneMatch(above -> key.path.startsWith(above + ".")))
                .filter(key -> key.effect.isEmpty() || without.add(key.path))
                .toList();
    }

    private static JsonNode schema(String name) {
        try (InputStream in = Objects.requireNonNull(SchemaCheck.class.getResourceAsStream(name))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Walk(JsonNode root, List<SchemaKey> found) {
        void below(JsonNode schema, String path) {
            at(schema, "properties").properties().forEach(key -> key(key.getValue(), join(path, key.getKey())));
            into(at(schema, "items"), path + ".[]");
            into(at(schema, "additionalProperties"), join(path, "*"));
            at(schema, "patternProperties").properties().stream()
                    .filter(names -> !names.getKey().equals("^x-"))
                    .forEach(names -> into(names.getValue(), join(path, "*")));
        }

        private void into(JsonNode schema, String path) {
            if (schema.isObject()) {
                below(schema, path);
            }
        }

        private void key(JsonNode schema, String path) {
            String effect = at(schema, "x-effect").asText();
            JsonNode example = at(schema, "examples").path(0);
            found.add(new SchemaKey(path, effect, example.isMissingNode() ? "" : example.toString()));
            if (!path.equals("services")) {
                below(schema, path);
            }
        }

        /** A keyword of a schema, or of the one it refers to. */
        private JsonNode at(JsonNode schema, String keyword) {
            JsonNode own = schema.path(keyword);
            JsonNode reference = schema.path("$ref");
            if (!own.isMissingNode() || reference.isMissingNode()) {
                return own;
            }
            String name = reference.asText();
            return at(root.path("$defs").path(name.substring(name.lastIndexOf('/') + 1)), keyword);
        }

        private static String join(String path, String name) {
            return path.isEmpty() ? name : path + "." + name;
        }
    }
}
