package io.stackfile.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The schemas that are part of the program, each read once, when it is needed. */
final class SchemaFile {
    private static final String SERVICES = "stackfile.schema.json";

    private SchemaFile() {}

    static JsonNode of(Dialect dialect) {
        return dialect == Dialect.COMPOSE ? Compose.SCHEMA : Services.SCHEMA;
    }

    private static final class Services {
        static final JsonNode SCHEMA = read(SERVICES, "");
    }

    private static final class Compose {
        static final JsonNode SCHEMA = read("compose.schema.json", SERVICES);

        static {
            ((ObjectNode) SCHEMA).set("$defs", Services.SCHEMA.get("$defs"));
        }
    }

    /** References into another file become references into this one, so that nothing is ever looked up elsewhere. */
    private static JsonNode read(String name, String other) {
        try (InputStream in = SchemaFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program is incomplete: " + name + " is missing");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String joined = other.isEmpty() ? text : text.replace("\"" + other + "#", "\"#");
            return JsonText.read(joined);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
