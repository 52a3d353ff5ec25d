package io.stackfile.screen;

import io.stackfile.screen.Line.Look;
import org.jline.utils.AttributedString;

/** The line of one service: its name, what is done for it, how far that is and how long it has taken. */
record RowLine(Line line, int names, long now) {
    private static final int LONGEST_BAR = 30;
    /** What has to be left for words beside a bar. */
    private static final int WORDS = 60;

    AttributedString of(Row row) {
        line.left(Look.PLAIN, "  " + Line.padded(row.name(), names));
        if (!row.atHand().isEmpty()) {
            atHand(row);
        } else if (row.trouble().isPresent()) {
            line.left(
                    row.trouble().get().failed() ? Look.BAD : Look.DOUBTFUL,
                    row.trouble().get().words());
        } else if (row.isOver()) {
            line.left(Look.GOOD, "done");
        } else {
            line.left(Look.FAINT, "waiting");
        }
        if (row.hasBegun()) {
            line.right(Picture.seconds((row.atHand().isEmpty() ? row.ended() : now) - row.begun()));
        }
        return line.drawn();
    }

    private void atHand(Row row) {
        Row.AtHand first = row.atHand().get(0);
        int others = row.atHand().size() - 1;
        String step = first.task().step() + (others == 0 ? "" : " and " + others + " more");
        if (first.total() == 0) {
            line.left(Look.BUSY, first.words().isEmpty() ? step : step + " (" + first.words() + ")");
            return;
        }
        line.left(Look.BUSY, step);
        int length = Math.min(LONGEST_BAR, line.width() - WORDS);
        line.right((length < 5 ? "" : bar(first, length) + " ") + first.words());
    }

    private static String bar(Row.AtHand step, int length) {
        int filled = (int) (Math.min(step.done(), step.total()) * length / step.total());
        return "[" + "=".repeat(filled) + (filled < length ? ">" + " ".repeat(length - filled - 1) : "") + "]";
    }
}
