package io.stackfile.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTreeTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "~, NULL",
        "Null, NULL",
        "true, BOOLEAN",
        "False, BOOLEAN",
        "0, INTEGER",
        "-12, INTEGER",
        "017, INTEGER",
        "0x1F, INTEGER",
        "0o17, INTEGER",
        "123456789012345678901234567890, INTEGER",
        "1.10, FLOAT",
        ".5, FLOAT",
        "1., FLOAT",
        "1e3, FLOAT",
        "-1.5E-3, FLOAT",
        "-.inf, FLOAT",
        ".NaN, FLOAT",
        "yes, TEXT",
        "no, TEXT",
        "on, TEXT",
        "22:22, TEXT",
        "1_000, TEXT",
        "0x, TEXT",
        "0o8, TEXT",
        "., TEXT",
        "1.2.3, TEXT",
        "1e, TEXT",
        "2026-11-21, TEXT",
        "512m, TEXT",
        "٣, TEXT",
        "'''1''', TEXT",
        "'\"\"', TEXT"
    })
    void knowsWhatYamlMakesOfAText(String text, Node.Type type) {
        Node.Scalar value = (Node.Scalar) read("a: [" + text + "]")
                .get("a")
                .map(list -> ((Node.Sequence) list).items().get(0))
                .orElseThrow();
        assertEquals(type, value.type());
    }

    @Test
    void keepsTheTextAsItIsWritten() {
        Node.Mapping tree = read("a: 1.10\nb: '1'\nc: |\n  x\n  y\nd: 0x1F\n");
        assertEquals("1.10", text(tree, "a"));
        assertEquals("1", text(tree, "b"));
        assertEquals("x\ny\n", text(tree, "c"));
        assertEquals("0x1F", text(tree, "d"));
        assertFalse(((Node.Scalar) tree.get("a").orElseThrow()).quoted());
        assertTrue(((Node.Scalar) tree.get("b").orElseThrow()).quoted());
        assertTrue(((Node.Scalar) tree.get("c").orElseThrow()).quoted());
    }

    @Test
    void countsLinesAndCharactersFromOne() {
        Node.Mapping tree = read("# é\n😀: [ü, \"ö\"]\n");
        assertEquals("shop.yml:2:1", tree.all().iterator().next().key().at().toString());
        List<Node> items = ((Node.Sequence) tree.get("😀").orElseThrow()).items();
        assertEquals("shop.yml:2:4", tree.get("😀").orElseThrow().at().toString());
        assertEquals("shop.yml:2:8", items.get(1).at().toString());
    }

    @Test
    void mergesOwnKeysFirstAndTheFirstOfSeveralMappings() {
        Node.Mapping tree = read("""
                x-a: &a {image: a, user: a, tty: a}
                x-b: &b {user: b, restart: b}
                web:
                  <<: [*a, *b]
                  image: own
                """);
        Node.Mapping web = (Node.Mapping) tree.get("web").orElseThrow();
        assertEquals(
                List.of("image", "user", "tty", "restart"),
                List.copyOf(web.entries().keySet()));
        assertEquals("own", text(web, "image"));
        assertEquals("a", text(web, "user"));
        assertEquals("shop.yml:1:26", web.get("user").orElseThrow().at().toString());
    }

    @Test
    void takesQuotedArrowsForAKeyOfTheirOwn() {
        assertEquals("x", text(read("'<<': x\n"), "<<"));
    }

    @Test
    void takesAnchorsAgainAfterTheyWereWrittenAnew() {
        Node.Mapping tree = read("a: &x one\nb: *x\nc: &x two\nd: *x\n");
        assertEquals("one", text(tree, "b"));
        assertEquals("two", text(tree, "d"));
    }

    @Test
    void readsManyAliasesToOneSmallMapping() {
        StringBuilder text = new StringBuilder("x-a: &a {restart: always}\n");
        for (int i = 0; i < 1000; i++) {
            text.append("s").append(i).append(":\n  <<: *a\n  image: nginx\n");
        }
        assertEquals(1001, read(text.toString()).entries().size());
    }

    @Test
    void readsJson() {
        assertEquals(
                "nginx",
                text(
                        (Node.Mapping) read("{\"web\": {\"image\": \"nginx\"}}")
                                .get("web")
                                .orElseThrow(),
                        "image"));
    }

    @Test
    void honoursStandardTags() {
        Node.Mapping tree = read("a: !!str 1.10\nb: !!float 1\nc: ! 5\nd: !!int '7'\ne: !!map {}\nf: !!seq []\n");
        assertEquals(Node.Type.TEXT, ((Node.Scalar) tree.get("a").orElseThrow()).type());
        assertEquals(Node.Type.FLOAT, ((Node.Scalar) tree.get("b").orElseThrow()).type());
        assertEquals(Node.Type.TEXT, ((Node.Scalar) tree.get("c").orElseThrow()).type());
        assertEquals(Node.Type.INTEGER, ((Node.Scalar) tree.get("d").orElseThrow()).type());
    }

    private static Node.Mapping read(String text) {
        Problems problems = new Problems();
        Node.Mapping tree = YamlTree.readMapping(new Source("shop.yml", text), problems)
                .orElseThrow(() -> new ProblemException(problems.all()));
        problems.throwIfErrors();
        return tree;
    }

    private static String text(Node.Mapping tree, String key) {
        return ((Node.Scalar) tree.get(key).orElseThrow()).text();
    }
}
