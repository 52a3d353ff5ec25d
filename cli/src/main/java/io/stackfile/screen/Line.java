package io.stackfile.screen;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** A line that is never wider than it may be: what stands on the left gives way to what stands on the right. */
final class Line {
    private static final String GAP = "  ";

    private final int width;
    private final boolean colour;
    private final AttributedStringBuilder left = new AttributedStringBuilder();
    private final List<String> right = new ArrayList<>();

    /** What a part of a line is about, which on a terminal with colours is its colour. */
    enum Look {
        PLAIN(AttributedStyle.DEFAULT),
        STRONG(AttributedStyle.BOLD),
        FAINT(AttributedStyle.DEFAULT.faint()),
        BUSY(AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN)),
        GOOD(AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN)),
        DOUBTFUL(AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW)),
        BAD(AttributedStyle.DEFAULT.foreground(AttributedStyle.RED));

        private final AttributedStyle style;

        Look(AttributedStyle style) {
            this.style = style;
        }
    }

    Line(int width, boolean colour) {
        this.width = width;
        this.colour = colour;
    }

    int width() {
        return width;
    }

    Line left(Look look, String text) {
        if (left.length() > 0) {
            left.append(GAP);
        }
        left.append(printable(text), colour ? look.style : AttributedStyle.DEFAULT);
        return this;
    }

    Line right(String text) {
        right.add(printable(text));
        return this;
    }

    AttributedString drawn() {
        AttributedString behind = new AttributedString(String.join(GAP, right));
        int room = width - (behind.length() == 0 ? 0 : behind.columnLength() + GAP.length());
        if (room < width / 3) {
            return cut(left.toAttributedString(), width);
        }
        AttributedStringBuilder line = new AttributedStringBuilder().append(cut(left.toAttributedString(), room));
        if (behind.length() > 0) {
            line.append(" ".repeat(width - behind.columnLength() - line.columnLength()))
                    .append(behind);
        }
        return line.toAttributedString();
    }

    static String padded(String text, int columns) {
        AttributedString cut = cut(new AttributedString(printable(text)), columns);
        return cut + " ".repeat(columns - cut.columnLength());
    }

    /** A wide character is cut as a whole. */
    private static AttributedString cut(AttributedString text, int columns) {
        if (text.columnLength() <= columns) {
            return text;
        }
        AttributedString beginning = text.columnSubSequence(0, columns - 1);
        if (beginning.columnLength() > columns - 1) {
            beginning = text.columnSubSequence(0, columns - 2);
        }
        return new AttributedStringBuilder().append(beginning).append("…").toAttributedString();
    }

    /** What containers and builds say may move the cursor. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
