package io.stackfile.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.reader.StackReader;
import io.stackfile.schema.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is in a file: a result or a clear error, and soon. */
class AnyInputTest {
    private static final int ROUNDS = 400;

    @TempDir
    Path folder;

    /** What is said of the file; empty when it is right. */
    private String told(byte[] text) throws IOException {
        Files.write(folder.resolve("compose.yaml"), text);
        return told();
    }

    private String told() {
        try {
            StackReader.read(
                    StackFiles.find(FileChoice.of(folder, "compose.yaml"), Values.of(Map.of("A", "1"), Map.of()))
                            .orElseThrow()
                            .read());
            return "";
        } catch (ProblemException e) {
            assertFalse(e.problems().isEmpty());
            return String.valueOf(e.getMessage());
        }
    }

    private String told(String text) throws IOException {
        return told(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anyBytesEndInAResultOrAClearError() throws IOException {
        Random random = new Random(4);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            assertFalse(told(bytes).contains("Exception"));
        }
    }

    @Test
    void anyWordsOfTheLanguageEndInAResultOrAClearError() throws IOException {
        List<String> words = List.of(
                "services:",
                "web:",
                "image: ",
                "a",
                "include: ",
                "extends: ",
                "web",
                "[",
                "]",
                "{",
                "}",
                "- ",
                "\n",
                "\n  ",
                "\n    ",
                "&a ",
                "*a",
                "<<: ",
                "!reset ",
                "!override ",
                "${A",
                "}",
                "$",
                "---",
                ": ",
                "ports:",
                "80",
                "'",
                "\"",
                ",",
                "#N#",
                "environment:",
                "profiles:",
                "depends_on:",
                "compose.yaml",
                "file: ",
                "service: ",
                "null",
                "volumes:",
                "./x:/y",
                "|");
        Random random = new Random(5);
        for (int round = 0; round < ROUNDS; round++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "services:\n  web:\n    image: a\n    " : "");
            for (int i = random.nextInt(30); i > 0; i--) {
                text.append(words.get(random.nextInt(words.size())));
            }
            assertFalse(told(text.toString()).contains("Exception"), text.toString());
        }
    }

    @Test
    void aTextIsFilledInOrToldToBeWrong() throws IOException {
        String letters = "$${}:-?+A_9# .";
        Random random = new Random(6);
        for (int round = 0; round < ROUNDS; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(24); i > 0; i--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            String yaml = "services: {web: {image: a, command: '" + text + "'}}\n";
            String told = told(yaml);
            assertTrue(
                    told.isEmpty()
                            || told.contains("is not a variable")
                            || told.contains("has no value")
                            || told.contains("placeholder"),
                    told);
        }
    }

    @Test
    void aLineMayBeTenMillionCharactersLong() throws IOException {
        String list = "a , ".repeat(400_000);
        String told = told("services: {web: {image: a, x-a: [" + list + "], wrong: 1}}\n");
        assertTrue(told.startsWith("compose.yaml:1:1600037: services.web.wrong: there is no key 'wrong'"));
        String comment = told("services: {web: {image: a, x-a: [" + "a #b#, ".repeat(1_400_000) + "]}}\n");
        assertTrue(comment.contains("is not closed"));
        assertTrue(told("services: {web: {image: a, ports: ['" + "x".repeat(10_000_000) + "']}}")
                        .length()
                < 5000);
        assertTrue(told("services: {web: {image: '" + "${A:-".repeat(2_000_000) + "'}}")
                .contains("is not a variable"));
        assertEquals("", told("services: {web: {image: a, command: '" + "$A${A:-b}$$".repeat(50_000) + "'}}"));
    }

    @Test
    void aThousandMistakesAreEnough() throws IOException {
        StringBuilder many = new StringBuilder("services: {");
        for (int i = 0; i < 20_000; i++) {
            many.append("s").append(i).append(": {imagee: a}, ");
        }
        assertTrue(told(many + "}\n").contains("and at least 950 more"));
    }

    @Test
    void variablesThatGrowByEachOtherEnd() throws IOException {
        StringBuilder env = new StringBuilder("V0=0123456789\n");
        for (int i = 1; i < 40; i++) {
            env.append("V")
                    .append(i)
                    .append("=")
                    .append(("${V" + (i - 1) + "}").repeat(10))
                    .append('\n');
        }
        Files.writeString(folder.resolve(".env"), env);
        assertTrue(told("services: {web: {image: a}}\n").contains("longer than"));
    }

    @Test
    void includesMayNotGoTooDeepNorInCircles() throws IOException {
        Files.writeString(folder.resolve("f0.yml"), "services: {last: {image: a}}\n");
        for (int i = 1; i <= 100; i++) {
            Files.writeString(folder.resolve("f" + i + ".yml"), "include: [f" + (i - 1) + ".yml]\n");
        }
        assertEquals("", told("include: [f20.yml]\n"));
        assertTrue(told("include: [f100.yml]\n").contains("more than 50 files include one the other"));
        for (int i = 1; i <= 30; i++) {
            String twice = "f" + (i - 1) + ".yml";
            Files.writeString(folder.resolve("f" + i + ".yml"), "include: [" + twice + ", " + twice + "]\n");
        }
        assertTrue(told("include: [f30.yml]\n").contains("more than 1,000 files are read"));
    }

    @Test
    void chainsOfExtendsMayNotBeTooLong() throws IOException {
        StringBuilder text = new StringBuilder("services:\n  s0: {image: a}\n");
        for (int i = 1; i < 2000; i++) {
            text.append("  s").append(i).append(": {extends: s").append(i - 1).append("}\n");
        }
        assertEquals("", told(text.toString()));
        List<String> lines = text.toString().lines().toList();
        StringBuilder backwards = new StringBuilder("services:\n");
        for (int i = lines.size() - 1; i > 0; i--) {
            backwards.append(lines.get(i)).append('\n');
        }
        assertTrue(told(backwards.toString()).contains("more than 50 services begin one with the other"));
    }

    @Test
    void aChainOfServicesThatWaitForEachOtherMayBeLong() throws IOException {
        StringBuilder text = new StringBuilder("services:\n");
        for (int i = 5000; i > 0; i--) {
            text.append("  s")
                    .append(i)
                    .append(": {image: a, depends_on: [s")
                    .append(i - 1)
                    .append("]}\n");
        }
        assertEquals("", told(text + "  s0: {image: a}\n"));
        assertTrue(told(text + "  s0: {image: a, links: [s5000]}\n").contains("these services wait for each other"));
    }

    @Test
    void manyDocumentsAndManyAliasesEnd() throws IOException {
        assertTrue(told("---\nservices: {web: {image: a}}\n".repeat(1001)).contains("more than 1,000 documents"));
        StringBuilder bomb = new StringBuilder("x-0: &a0 [a, a, a, a, a, a, a, a, a, a]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("x-")
                    .append(i)
                    .append(": &a")
                    .append(i)
                    .append(" [")
                    .append(("*a" + (i - 1) + ", ").repeat(10))
                    .append("]\n");
        }
        assertTrue(told(bomb.toString()).contains("the aliases of the file stand for more than"));
    }
}
