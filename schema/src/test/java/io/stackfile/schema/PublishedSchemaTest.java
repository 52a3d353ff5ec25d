package io.stackfile.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.stackfile.golden.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas for editors, as any validator of JSON Schema understands them. */
class PublishedSchemaTest {
    private static final Path ROOT = Path.of(System.getProperty("root", ".."));
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** Every file of ours that is right and needs no other one. */
    static Stream<Path> files() throws IOException {
        List<Path> folders = List.of(
                ROOT.resolve("examples"),
                ROOT.resolve("engine/src/test/resources/plans"),
                ROOT.resolve("engine/src/test/resources/convert"),
                ROOT.resolve("engine/src/test/resources/lint"));
        List<Path> found = new java.util.ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.filter(file -> file.toString().endsWith(".yml"))
                        // of one that goes over another, an image is not asked
                        .filter(file -> !file.toString().endsWith(".dev.yml"))
                        .forEach(found::add);
            }
        }
        assertTrue(found.size() > 50, found::toString);
        return found.stream().sorted();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theFilesForEditorsSayWhatTheProgramSays(Dialect dialect) {
        String name = dialect == Dialect.COMPOSE ? "compose.schema.json" : "stackfile.schema.json";
        Golden.assertSame(ROOT.resolve("schema").resolve(name), PublishedSchema.of(dialect));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void isASchemaByTheRulesOfItsDraftAndRefersToNoOtherFile(Dialect dialect) {
        String text = PublishedSchema.of(dialect);
        JsonNode schema = JsonText.read(text);
        Schema rules = REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertEquals(List.of(), rules.validate(schema));
        assertEquals(
                "https://json-schema.org/draft/2020-12/schema",
                schema.path("$schema").asText());
        assertFalse(schema.path("$id").asText().isEmpty());
        assertFalse(schema.path("title").asText().isEmpty());
        assertFalse(text.replace("\"$ref\" : \"#/$defs/", "").contains("$ref"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void takesWhatIsRightWithItsVariablesToo(Path file) {
        assertEquals(List.of(), errors(SourceText.read(file, "shop.yml")));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void refusesWhatIsWrong(String text) {
        assertFalse(errors(new Source("shop.yml", text)).isEmpty());
    }

    static List<String> wrong() {
        return List.of(
                "web: {imag: nginx}",
                "web: {image: nginx, ports: 80}",
                "web: {image: nginx, privileged: maybe}",
                "web: {image: nginx, x-stack: {alow: [privileged]}}",
                "services: {web: {image: nginx}}\nvolume: {}",
                "services: {web: {image: nginx, scale: many}}");
    }

    private static List<Error> errors(Source source) {
        Node.Mapping document = YamlTree.readMapping(source, new Problems()).orElseThrow();
        Schema schema = REGISTRY.getSchema(JsonText.read(PublishedSchema.of(Dialect.of(document))));
        return schema.validate(JsonTree.of(document));
    }
}
