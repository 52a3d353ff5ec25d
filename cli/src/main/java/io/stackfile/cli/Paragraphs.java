package io.stackfile.cli;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Lines as a terminal shows them whole: broken at blanks, what goes on below the beginning of its column or indented. */
final class Paragraphs {
    private static final int NARROWEST = 20;
    private static final int INDENT = 4;
    /** Lines of a file and of containers, which say what they say where they say it. */
    private static final Pattern QUOTED = Pattern.compile("\\s*\\d* *\\|.*");

    private static final Pattern COLUMN = Pattern.compile("(?<= {2})\\S");

    private Paragraphs() {}

    /** Nothing is changed where there are no columns. */
    static String broken(String text, OptionalInt columns) {
        if (columns.orElse(0) < NARROWEST || text.length() <= columns.getAsInt()) {
            return text;
        }
        return text.lines().map(line -> line(line, columns.getAsInt())).collect(Collectors.joining("\n"))
                + (text.endsWith("\n") ? "\n" : "");
    }

    private static String line(String line, int columns) {
        if (line.length() <= columns || QUOTED.matcher(line).matches()) {
            return line;
        }
        if (blanks(line) > columns * 2 / 3) {
            return line(" ".repeat(INDENT) + line.strip(), columns);
        }
        StringBuilder broken = new StringBuilder();
        String left = line;
        int indent = indent(line, columns);
        for (int end = end(left, columns); end > 0; end = end(left, columns)) {
            broken.append(left.substring(0, end).stripTrailing()).append('\n');
            left = " ".repeat(indent) + left.substring(end).strip();
        }
        return broken.append(left).toString();
    }

    /** The last blank that there is room for, else the first one; 0 when all the rest is in the line. */
    private static int end(String line, int columns) {
        int begin = blanks(line);
        int last = line.length() <= columns ? 0 : line.lastIndexOf(' ', columns);
        return last > begin || line.length() <= columns ? Math.max(0, last) : Math.max(0, line.indexOf(' ', begin));
    }

    private static int indent(String line, int columns) {
        int blanks = blanks(line);
        int indent = blanks + (blanks > columns / 4 ? 0 : INDENT);
        int widest = Math.min(end(line, columns), columns * 2 / 3);
        Matcher column = COLUMN.matcher(line);
        for (int from = blanks + 1; column.find(from) && column.start() <= widest; from = column.end()) {
            indent = column.start();
        }
        return indent;
    }

    private static int blanks(String line) {
        return line.length() - line.stripLeading().length();
    }
}
