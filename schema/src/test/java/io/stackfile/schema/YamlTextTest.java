package io.stackfile.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

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
                entries.put(key.text(), new Node.Entry(key, node(random, depth - 1)));
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
                            .append(shape(entry.value()))
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
