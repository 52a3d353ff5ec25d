package io.stackfile.host.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class IgnoredTest {
    @Test
    void ignoresAFileAndWhatIsInAFolder() throws IOException {
        assertEquals(List.of("src/a"), left(List.of("a", "/b/", "./c"), "a", "b", "b/x/y", "c/d", "src/a"));
    }

    @Test
    void letsAStarStandForPartOfAName() throws IOException {
        assertEquals(List.of("aa/x.o", "xyo"), left(List.of("*.o", "?", "[p-r]q"), "x.o", "aa/x.o", "xyo", "z", "qq"));
    }

    @Test
    void letsTwoStarsStandForFoldersAndForNone() throws IOException {
        assertEquals(
                List.of("target.txt", "a"),
                left(List.of("**/target", "a/**"), "target", "x/y/target/z", "target.txt", "a", "a/b/c"));
    }

    @Test
    void makesExceptionsInTheOrderTheyAreWritten() throws IOException {
        assertEquals(
                List.of("README.md"),
                left(
                        List.of("*.md", "!README*.md", "README-secret.md"),
                        "CHANGES.md",
                        "README.md",
                        "README-secret.md"));
        assertEquals(List.of("node/keep/x"), left(List.of("node", "!node/keep"), "node/a", "node/keep/x"));
    }

    @Test
    void readsNothingIntoCommentsAndEmptyLines() throws IOException {
        assertEquals(List.of("a", "#b"), left(List.of("# a", "", "  "), "a", "#b"));
    }

    private static List<String> left(List<String> lines, String... paths) throws IOException {
        Ignored ignored = Ignored.of(Path.of(".dockerignore"), lines);
        return Stream.of(paths).filter(path -> !ignored.covers(path)).toList();
    }

    @Test
    void readsLettersInBracketsAsDockerDoes() throws IOException {
        assertEquals(List.of("xa"), left(List.of("x[^a]"), "xa", "xb", "x^"));
        assertEquals(List.of("xA"), left(List.of("x[!-9]", "x[a-~]"), "x+", "x5", "xA", "xb", "x~"));
        assertEquals(List.of("xb"), left(List.of("x[!a]"), "xa", "xb", "x!"));
        assertEquals(List.of("x1"), left(List.of("x[a-cx-z&&[]"), "xb", "xy", "x&", "x[", "x1"));
        assertEquals(List.of("c"), left(List.of("[\\-\\]]", "\\[a]"), "-", "]", "[a]", "c"));
        assertEquals(List.of(), left(List.of("a.+(b)$", "ä€😀"), "a.+(b)$", "ä€😀"));
    }

    @Test
    void saysWhatIsNoPattern() {
        refuses("foo[", "has a [ without its ]; write \\[ for the letter itself");
        refuses("foo[^", "has a [ without its ]; write \\[ for the letter itself");
        refuses("[a-", "has a [ without its ]; write \\[ for the letter itself");
        refuses("[]", "lacks a letter between [ and ]; write \\- or \\] for these letters");
        refuses("[a-]", "lacks a letter between [ and ]; write \\- or \\] for these letters");
        refuses("[z-a]", "has a range that goes backwards; write [a-z]");
        refuses("foo\\", "ends with a \\ that stands before nothing; write \\\\");
        refuses("!", "makes an exception of nothing; write a file after the !");
    }

    private static void refuses(String line, String problem) {
        assertEquals(
                ".dockerignore:2: '" + line + "' " + problem,
                assertThrows(ContextProblem.class, () -> left(List.of("# two:", line)))
                        .getMessage());
    }
}
