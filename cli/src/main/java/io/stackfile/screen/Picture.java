package io.stackfile.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jline.utils.AttributedString;

/** What of a board is to be seen on a screen of some size: all services where there is room, else first those that something is done for. */
record Picture(int width, int height, boolean colour) {
    /** Which rows are shown of a section that has not room for all; the first that is enough is taken. */
    private static final List<Predicate<Row>> CHOICES =
            List.of(row -> true, Picture::isNotDone, row -> isNotDone(row) && row.hasBegun(), row -> isAtHand(row));

    private static final Predicate<Row> NONE = row -> false;

    List<AttributedString> of(Board board, long now) {
        List<AttributedString> lines = new ArrayList<>();
        Predicate<Row> choice = choice(board);
        int room = choice == NONE
                ? Math.max(0, height / Math.max(1, board.sections().size()) - 2)
                : height;
        for (Section section : board.sections()) {
            draw(section, choice, room, now, lines);
        }
        return lines.subList(0, Math.min(height, lines.size()));
    }

    private Predicate<Row> choice(Board board) {
        return CHOICES.stream()
                .filter(choice -> board.sections().stream()
                                .mapToInt(section -> linesOf(section, choice))
                                .sum()
                        <= height)
                .findFirst()
                .orElse(NONE);
    }

    private static int linesOf(Section section, Predicate<Row> choice) {
        int shown = (int) section.rows().stream().filter(choice).count();
        return 1 + shown + (shown < section.rows().size() ? 1 : 0);
    }

    private static boolean isNotDone(Row row) {
        return !row.isOver() || row.trouble().isPresent();
    }

    private static boolean isAtHand(Row row) {
        return !row.atHand().isEmpty()
                || row.trouble().filter(Row.Trouble::failed).isPresent();
    }

    private void draw(Section section, Predicate<Row> choice, int room, long now, List<AttributedString> lines) {
        List<Row> shown = section.rows().stream()
                .filter(choice == NONE ? Picture::isAtHand : choice)
                .limit(room)
                .toList();
        int names = Math.min(
                width / 4,
                shown.stream()
                        .mapToInt(row -> new AttributedString(row.name()).columnLength())
                        .max()
                        .orElse(0));
        long end = section.isOver() ? section.ended() : now;
        lines.add(new Line(width, colour)
                .left(Line.Look.STRONG, section.heading())
                .left(
                        Line.Look.PLAIN,
                        section.stepsDone() + " of " + section.steps() + (section.steps() == 1 ? " step" : " steps"))
                .right(seconds(end - section.begun()))
                .drawn());
        for (Row row : shown) {
            lines.add(new RowLine(new Line(width, colour), names, now).of(row));
        }
        if (shown.size() < section.rows().size()) {
            lines.add(rest(
                    section.rows().stream().filter(row -> !shown.contains(row)).toList()));
        }
    }

    private AttributedString rest(List<Row> rows) {
        long done = rows.stream().filter(row -> !isNotDone(row)).count();
        long trouble = rows.stream().filter(row -> row.trouble().isPresent()).count();
        long atHand = rows.stream()
                .filter(row -> row.trouble().isEmpty() && !row.atHand().isEmpty())
                .count();
        long waiting = rows.size() - done - trouble - atHand;
        List<String> parts = new ArrayList<>();
        add(parts, atHand, "at hand");
        add(parts, waiting, "waiting");
        add(parts, trouble, "failed or skipped");
        add(parts, done, "done");
        return new Line(width, colour)
                .left(Line.Look.FAINT, "  … " + String.join(", ", parts))
                .drawn();
    }

    private static void add(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }

    static String seconds(long millis) {
        return millis < 60_000
                ? String.format(Locale.ROOT, "%.1f s", millis / 1000.0)
                : String.format(Locale.ROOT, "%d:%02d min", millis / 60_000, millis / 1000 % 60);
    }
}
