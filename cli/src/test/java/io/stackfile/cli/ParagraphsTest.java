package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ParagraphsTest {
    private static void reads(String text, int columns, String... lines) {
        assertEquals(String.join("\n", lines), Paragraphs.broken(text, OptionalInt.of(columns)));
    }

    @Test
    void aMessageGoesOnIndented() {
        reads(
                "stack: there is no service 'wbe'; did you mean 'web'?",
                30,
                "stack: there is no service",
                "    'wbe'; did you mean 'web'?");
        reads(
                "    Docker did not push shop/web: the registry is not found",
                40,
                "    Docker did not push shop/web: the",
                "        registry is not found");
    }

    @Test
    void aLastColumnGoesOnBelowItsBeginning() {
        reads(
                " 4  start container shop-web-1  the host has another image by now  after 3",
                60,
                " 4  start container shop-web-1  the host has another image",
                "                                by now  after 3");
        reads(
                "                                changed (value hidden); port 80 is free",
                60,
                "                                changed (value hidden); port",
                "                                80 is free");
    }

    @Test
    void aWordIsNeverBroken() {
        reads(
                "the link: https://example.org/a/very/long/way ends",
                20,
                "the link:",
                "    https://example.org/a/very/long/way",
                "    ends");
    }

    @Test
    void aLastColumnWithoutRoomGoesOnBelowAnEarlierOne() {
        reads(
                " 3  start container shop-web-1.next  if that fails: start container shop-web-1",
                40,
                " 3  start container shop-web-1.next  if",
                "    that fails: start container",
                "    shop-web-1");
        reads("                                  changed (value hidden)", 40, "    changed (value hidden)");
    }

    @Test
    void whatHasRoomStaysAsItIs() {
        reads("  two  columns \n", 20, "  two  columns ", "");
        reads("exactly twenty chars", 20, "exactly twenty chars");
    }

    @Test
    void linesOfFilesAndContainersAreLeftAlone() {
        String excerpt = "    4 | a line of the file that is rather long\n      |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n";
        reads(excerpt, 20, excerpt);
        reads("    | what it said last before it ended", 20, "    | what it said last before it ended");
    }

    @Test
    void nothingIsBrokenWhereThereIsNoTerminal() {
        String text = "shop.yml:3:52: warning: " + "word ".repeat(100);
        assertEquals(text, Paragraphs.broken(text, OptionalInt.empty()));
    }
}
