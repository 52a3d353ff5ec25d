package io.stackfile.screen;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackfile.host.Screen.Size;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp;

/**
 * Pictures on a terminal, each in the place of the one before. JLine knows what to write for that; its terminal here is no device but
 * a description, so that no native library is loaded and no program is run.
 */
final class Drawing {
    private static final AttributedString LINE_END = new AttributedString("\n");
    private static final int NARROWEST = 20;

    private final Terminal terminal;
    private final Display display;
    private final boolean colour;
    private Size size;

    Drawing(OutputStream out, String type, boolean colour, Size size) {
        this.colour = colour;
        this.size = size;
        try {
            terminal = new LineDisciplineTerminal("screen", known(type), new BufferedOutputStream(out, 8192), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Attributes plain = terminal.getAttributes();
        plain.setOutputFlag(Attributes.OutputFlag.OPOST, false);
        terminal.setAttributes(plain);
        display = new Display(terminal, false);
        resizeDisplay();
    }

    /** A terminal that JLine does not know is at least one of ANSI's. */
    private static String known(String type) {
        return type.matches("[\\w.+-]+") && InfoCmp.class.getResource(type + ".caps") != null ? type : "ansi";
    }

    void draw(Board board, long now) {
        List<AttributedString> lines = new ArrayList<>();
        for (AttributedString line : picture(size, colour, board, now)) {
            lines.add(AttributedString.join(AttributedString.EMPTY, line, LINE_END));
        }
        int last = lines.size();
        lines.add(AttributedString.EMPTY);
        display.update(
                lines, org.jline.terminal.Size.of(size.columns(), size.rows()).cursorPos(last, 0));
        terminal.flush();
    }

    private static List<AttributedString> picture(Size size, boolean colour, Board board, long now) {
        return size.columns() < NARROWEST
                ? List.of()
                : new Picture(size.columns() - 1, size.rows() - 1, colour).of(board, now);
    }

    /** The last picture, where there was no time for another. */
    static void print(OutputStream out, Size size, boolean colour, Board board, long now) {
        StringBuilder text = new StringBuilder();
        for (AttributedString line : picture(size, colour, board, now)) {
            text.append(colour ? line.toAnsi() : line.toString()).append('\n');
        }
        try {
            out.write(text.toString().getBytes(UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next picture begins where this one did. */
    void clear() {
        display.update(List.of(), 0);
        terminal.flush();
    }

    /** The next picture begins where the cursor is. */
    void forget() {
        display.reset();
    }

    /** Lines that have become too long for the terminal take several of it now. */
    void resize(Size now) {
        size = now;
        resizeDisplay();
        clear();
    }

    private void resizeDisplay() {
        display.resize(org.jline.terminal.Size.of(size.columns(), size.rows()));
    }
}
