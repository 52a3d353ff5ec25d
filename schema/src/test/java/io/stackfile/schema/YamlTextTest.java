package io.stackfile.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class YamlTextTest {
    private static final Position HERE = new Position(new Source("", ""), 1, 1);
    private static final String[] PIECES = {
        "a", "web", "1", "1.10", "0755", "22:22", "no", "true", "null", "~", " ", "  ", ":", ": ", "#", " #", "-", "- ",
        "'", "\"", "\\", "$", "{", "}", "[", "]", ",", "&", "*", "!", "|", ">", "%", "@", "`", "\t", "ä", "✓", "😀",
        "=", "?", "? ", "<<"
    };
    private static final String[] LINES = {"\n", "\n\n", "\n ", " \n", "\u0001", "\u0085", "\u2028", "\ufeff"};

    @Test
    void whatIsPrintedIsReadAsTheSameTree() {
        for (int seed = 0; seed < 3000; seed++) {
            Node tree = mapping(new Random(seed), 4);
            String text = YamlText.of(tree);
            Problems problems = new Problems();
            List<Node> read = YamlTree.documents(new Source("printed.yml", text), problems);
            assertEquals(List.of(), problems.all(), "seed " + seed + ":\n" + text);
            assertEquals(
                    List.of(shape(tree)),
                    read.stream().map(YamlTextTest::shape).toList(),
                    "seed " + seed + ":\n" + text);
            assertEquals(text, YamlText.of(read.get(0)), "seed " + seed);
        }
    }

    static Stream<Path> files() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String folder : new String[] {"examples", "schema/src/test", "engine/src/test", "cli/src/test"}) {
            try (Stream<Path> all =
                    Files.walk(Path.of(System.getProperty("root", "..")).resolve(folder))) {
                all.filter(file -> file.toString().matches(".*\\.ya?ml"))
                        .sorted()
                        .forEach(found::add);
            }
        }
        assertTrue(found.size() > 300, "the files are there: " + found.size());
        return found.stream();
    }

    /** Of whatever file of ours can be read at all. */
    @ParameterizedTest
    @MethodSource("files")
    void aFileThatIsReadAndPrintedIsReadAsTheSame(Path file) throws IOException {
        List<Node> once = YamlTree.documents(new Source("once.yml", Files.readString(file)), new Problems());
        for (Node document : once) {
            String text = YamlText.of(document);
            List<Node> twice = YamlTree.documents(new Source("twice.yml", text), new Problems());
            assertEquals(
                    shape(document), twice.stream().map(YamlTextTest::shape).reduce("", String::concat), text);
        }
    }

    private static Node node(Random random, int depth) {
        int kind = random.nextInt(depth == 0 ? 4 : 8);
        return switch (kind) {
            case 0 -> new Node.Scalar(HERE, "", Node.Type.NULL, false);
            case 1 -> plain(random.nextBoolean() ? Integer.toString(random.nextInt()) : "0.5");
            case 2 -> plain(Boolean.toString(random.nextBoolean()));
            case 3, 4 -> text(random, true);
            case 5 -> new Node.Sequence(HERE, items(random, depth));
            default -> mapping(random, depth);
        };
    }

    private static Node.Mapping mapping(Random random, int depth) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            Node.Scalar key = text(random, false);
            boolean mergeKey = key.text().equals("<<");
            if (!mergeKey) {
                Node value = node(random, depth - 1);
                boolean tagged = random.nextInt(10) == 0
                        && !(value instanceof Node.Scalar scalar && scalar.type() != Node.Type.TEXT);
                Node.Merging merging = tagged
                        ? Node.Merging.values()[random.nextInt(Node.Merging.values().length)]
                        : Node.Merging.MERGE;
                entries.put(key.text(), new Node.Entry(key, value, merging));
            }
        }
        return new Node.Mapping(HERE, entries);
    }

    private static List<Node> items(Random random, int depth) {
        List<Node> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add(node(random, depth - 1));
        }
        return items;
    }

    private static Node.Scalar plain(String text) {
        return new Node.Scalar(HERE, text, PlainType.of(text), false);
    }

    private static Node.Scalar text(Random random, boolean severalLines) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            boolean line = severalLines && random.nextInt(5) == 0;
            text.append(line ? LINES[random.nextInt(LINES.length)] : PIECES[random.nextInt(PIECES.length)]);
        }
        return new Node.Scalar(HERE, text.toString(), Node.Type.TEXT, true);
    }

    /** A tree without its places. */
    private static String shape(Node node) {
        if (node instanceof Node.Mapping mapping) {
            StringBuilder shape = new StringBuilder("{");
            mapping.all()
                    .forEach(entry -> shape.append(entry.name())
                            .append(": ")
                            .append(entry.merging())
                            .append(entry.merging() == Node.Merging.RESET ? "" : shape(entry.value()))
                            .append("\n"));
            return shape + "}";
        }
        if (node instanceof Node.Sequence sequence) {
            return sequence.items().stream().map(YamlTextTest::shape).toList().toString();
        }
        Node.Scalar scalar = (Node.Scalar) node;
        return scalar.type() + "(" + scalar.text() + ")";
    }
}
