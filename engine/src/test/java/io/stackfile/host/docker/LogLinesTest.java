package io.stackfile.host.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackfile.host.LogLine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LogLinesTest {
    private final List<LogLine> heard = new ArrayList<>();

    @Test
    void putsACharacterTogetherThatCameInTwoPieces() {
        byte[] euro = "€\n".getBytes(UTF_8);
        LogLines lines = new LogLines("db", false, false, heard::add);
        lines.addMessage(new byte[] {euro[0], euro[1]});
        lines.addMessage(new byte[] {euro[2], euro[3]});
        assertEquals(List.of(new LogLine("db", "", false, "€")), heard);
    }

    @Test
    void passesOnALastLineWithoutEnd() {
        LogLines lines = new LogLines("db", true, false, heard::add);
        lines.addMessage("one\n\ntwo".getBytes(UTF_8));
        lines.end();
        assertEquals(
                List.of("one", "", "two"), heard.stream().map(LogLine::text).toList());
    }

    @Test
    void takesTheTimeFromTheFirstPieceOfALongLine() {
        LogLines lines = new LogLines("db", false, true, heard::add);
        lines.addMessage("2026-01-01T00:00:00.1Z a long ".getBytes(UTF_8));
        lines.addMessage("2026-01-01T00:00:00.2Z line\n".getBytes(UTF_8));
        lines.addMessage("2026-01-01T00:00:00.3Z \n".getBytes(UTF_8));
        assertEquals(
                List.of(
                        new LogLine("db", "2026-01-01T00:00:00.1Z", false, "a long line"),
                        new LogLine("db", "2026-01-01T00:00:00.3Z", false, "")),
                heard);
    }

    @Test
    void readsTheLinesOfATerminal() {
        LogLines lines = new LogLines("db", false, true, heard::add);
        byte[] text = "2026-01-01T00:00:00.1Z a b\r\n2026-01-01T00:00:00.2Z c\r\n".getBytes(UTF_8);
        lines.add(text, text.length);
        assertEquals(
                List.of(
                        new LogLine("db", "2026-01-01T00:00:00.1Z", false, "a b"),
                        new LogLine("db", "2026-01-01T00:00:00.2Z", false, "c")),
                heard);
    }
}
