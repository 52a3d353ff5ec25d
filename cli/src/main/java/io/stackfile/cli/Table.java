package io.stackfile.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows in columns as wide as their widest word. */
final class Table {
    private static final int NARROWEST = 16;
    private static final Pattern NOTED = Pattern.compile("(.*)( \\([^()]*\\))");

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... heads) {
        rows.add(List.of(heads));
    }

    private Table(Stream<List<String>> rows) {
        rows.forEach(this.rows::add);
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    /** With no line longer than that: what is said in these columns is cut, then all but the last of them left out. */
    String within(OptionalInt columns, List<String> yielding) {
        if (yielding.isEmpty() || columns.isEmpty() || width() <= columns.getAsInt()) {
            return toString();
        }
        Table narrower = this;
        for (String head : yielding) {
            int excess = narrower.width() - columns.getAsInt();
            int column = rows.get(0).indexOf(head);
            narrower = excess <= 0 ? narrower : narrower.cut(column, Math.max(NARROWEST, width(column) - excess));
        }
        return narrower.width() <= columns.getAsInt() || yielding.size() == 1
                ? narrower.toString()
                : without(yielding.get(0)).within(columns, yielding.subList(1, yielding.size()));
    }

    private Table cut(int column, int width) {
        return new Table(rows.stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(at -> at == column ? cut(row.get(at), width) : row.get(at))
                        .toList()));
    }

    /** What stands in brackets at the end is left where there is room for more than that. */
    private static String cut(String cell, int width) {
        if (cell.length() <= width) {
            return cell;
        }
        Matcher noted = NOTED.matcher(cell);
        String note = noted.matches() && noted.group(2).length() < width - 2 ? noted.group(2) : "";
        return cell.substring(0, width - 1 - note.length()).stripTrailing() + "…" + note;
    }

    private Table without(String head) {
        int column = rows.get(0).indexOf(head);
        return new Table(rows.stream()
                .map(row -> IntStream.range(0, row.size())
                        .filter(at -> at != column)
                        .mapToObj(row::get)
                        .toList()));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            text.append(line(row)).append('\n');
        }
        return text.toString();
    }

    private String line(List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            line.append(row.get(column))
                    .append(" ".repeat(width(column) - row.get(column).length() + 2));
        }
        return line.toString().stripTrailing();
    }

    private int width() {
        return rows.stream().mapToInt(row -> line(row).length()).max().orElse(0);
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
