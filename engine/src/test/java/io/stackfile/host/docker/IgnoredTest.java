package io.stackfile.host.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class IgnoredTest {
    @Test
    void ignoresAFileAndWhatIsInAFolder() {
        assertEquals(List.of("src/a"), left(List.of("a", "/b/", "./c"), "a", "b", "b/x/y", "c/d", "src/a"));
    }

    @Test
    void letsAStarStandForPartOfAName() {
        assertEquals(List.of("aa/x.o", "xyo"), left(List.of("*.o", "?", "[p-r]q"), "x.o", "aa/x.o", "xyo", "z", "qq"));
    }

    @Test
    void letsTwoStarsStandForFoldersAndForNone() {
        assertEquals(
                List.of("target.txt", "a"),
                left(List.of("**/target", "a/**"), "target", "x/y/target/z", "target.txt", "a", "a/b/c"));
    }

    @Test
    void makesExceptionsInTheOrderTheyAreWritten() {
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
    void readsNothingIntoCommentsAndEmptyLines() {
        assertEquals(List.of("a", "#b"), left(List.of("# a", "", "  "), "a", "#b"));
    }

    private static List<String> left(List<String> lines, String... paths) {
        Ignored ignored = Ignored.of(lines);
        return Stream.of(paths).filter(path -> !ignored.covers(path)).toList();
    }
}
