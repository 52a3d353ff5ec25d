package io.stackfile.schema;

import io.stackfile.golden.Golden;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** docs/keys.md is the schema, told for readers. */
class KeysPageTest {
    private static final Path PAGE = Path.of(System.getProperty("root", ".."), "docs", "keys.md");

    @Test
    void thePageOfKeysSaysWhatTheSchemaSays() throws IOException {
        Node.Mapping properties = mapping(mapping(mapping(schema(), "$defs"), "service"), "properties");
        StringBuilder page = new StringBuilder("""
                # The keys of a service

                From the schema itself, the same in a Stackfile and in a compose file. A key marked *no effect yet* is accepted, with a
                warning that names its line; a key that is not here is an error.

                """);
        properties.all().forEach(entry -> page.append(key(entry.name(), (Node.Mapping) entry.value())));
        Golden.assertSame(PAGE, page.toString());
    }

    private static String key(String name, Node.Mapping key) {
        StringBuilder text =
                new StringBuilder("## `" + name + "`" + later(key) + "\n\n" + text(key, "description") + "\n\n");
        key.get("default")
                .ifPresent(value ->
                        text.append("Without it: `").append(flow(value)).append("`\n\n"));
        key.get("x-reason")
                .ifPresent(reason -> text.append("It is accepted with a warning: ")
                        .append(((Node.Scalar) reason).text())
                        .append(".\n\n"));
        text.append("```yaml\n");
        items(key.get("examples").orElseThrow())
                .forEach(example ->
                        text.append(name).append(": ").append(flow(example)).append('\n'));
        text.append("```\n\n");
        subKeys(key)
                .forEach((sub, node) -> text.append("* `")
                        .append(sub)
                        .append("`")
                        .append(later(node))
                        .append(": ")
                        .append(text(node, "description"))
                        .append('\n'));
        return text.append(subKeys(key).isEmpty() ? "" : "\n").toString();
    }

    /** Of a long form, where they are described. */
    private static Map<String, Node.Mapping> subKeys(Node.Mapping key) {
        Node.Mapping holder = key.get("items")
                .filter(Node.Mapping.class::isInstance)
                .map(Node.Mapping.class::cast)
                .orElse(key);
        Map<String, Node.Mapping> found = new java.util.LinkedHashMap<>();
        holder.get("properties")
                .ifPresent(properties -> ((Node.Mapping) properties)
                        .all().stream()
                                .filter(entry -> entry.value() instanceof Node.Mapping sub
                                        && sub.get("description").isPresent())
                                .forEach(entry -> found.put(entry.name(), (Node.Mapping) entry.value())));
        return found;
    }

    private static String later(Node.Mapping key) {
        return key.get("x-reason").isPresent()
                ? " (no effect)"
                : key.get("x-effect").isPresent() ? " (no effect yet)" : "";
    }

    private static List<Node> items(Node node) {
        return ((Node.Sequence) node).items();
    }

    private static String text(Node.Mapping mapping, String key) {
        return ((Node.Scalar) mapping.get(key).orElseThrow()).text();
    }

    private static Node.Mapping mapping(Node.Mapping mapping, String key) {
        return (Node.Mapping) mapping.get(key).orElseThrow();
    }

    /** In one line, as a person would write it. */
    private static String flow(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.all().stream()
                    .map(entry -> entry.name() + ": " + flow(entry.value()))
                    .collect(java.util.stream.Collectors.joining(", ", "{", "}"));
        }
        if (node instanceof Node.Sequence sequence) {
            return sequence.items().stream()
                    .map(KeysPageTest::flow)
                    .collect(java.util.stream.Collectors.joining(", ", "[", "]"));
        }
        Node.Scalar scalar = (Node.Scalar) node;
        boolean plain = scalar.type() != Node.Type.TEXT
                || (PlainType.of(scalar.text()) == Node.Type.TEXT
                        && scalar.text().matches("(?!yes$|no$|on$|off$)[\\w./~][\\w ./~@-]*"));
        return plain ? scalar.text() : "'" + scalar.text().replace("'", "''") + "'";
    }

    private static Node.Mapping schema() throws IOException {
        try (InputStream in = Objects.requireNonNull(SchemaCheck.class.getResourceAsStream("stackfile.schema.json"))) {
            Source source = new Source("schema", new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return (Node.Mapping) YamlTree.read(source, new Problems()).orElseThrow();
        }
    }
}
