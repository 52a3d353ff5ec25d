package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackfile.golden.Golden;
import io.stackfile.schema.Dialect;
import io.stackfile.schema.PublishedSchema;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaCommandTest {
    private static final Path EXPECTED = Path.of("src/test/resources/commands");

    private static Ran schema(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "schema";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Ran.in(Path.of(""), all);
    }

    @Test
    void withoutAKeyItListsAll() {
        Golden.assertSame(EXPECTED.resolve("schema.txt"), schema().out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ports",
                "volumes",
                "healthcheck.interval",
                "cpu_percent",
                "target_num_containers",
                "networks.ipam"
            })
    void aKeyHasAPage(String key) {
        Golden.assertSame(
                EXPECTED.resolve("schema-" + key + ".txt"), schema(key).seen());
    }

    @Test
    void aKeyThatDoesNotExistIsAnsweredWithTheNearest() {
        StringBuilder seen = new StringBuilder();
        for (String key : new String[] {
            "port", "replicas", "nonsense", "healthcheck.intervall", "image.tag", "x.y", "healthchek.interval"
        }) {
            seen.append("$ stack schema ")
                    .append(key)
                    .append('\n')
                    .append(schema(key).seen());
        }
        Golden.assertSame(EXPECTED.resolve("schema-unknown.txt"), seen.toString());
    }

    @Test
    void theSchemasOfBothLayoutsAreForEditors() {
        assertEquals(
                PublishedSchema.of(Dialect.STACKFILE),
                schema("--json", "stackfile").out());
        assertEquals(
                PublishedSchema.of(Dialect.COMPOSE), schema("--json", "compose").out());
        assertEquals(2, schema("--json", "swarm").code());
    }
}
