package io.stackfile.schema;

import java.util.List;

/**
 * Problems as a person reads them.
 *
 * <pre>
 * datascience.yml:6:7: services.datascience.links: there is no service 'mongoo'; did you mean 'mongo'?
 *     5 |   links:
 *     6 |     - mongoo
 *       |       ^^^^^^
 * </pre>
 */
public final class ProblemText {
    private ProblemText() {}

    public static String of(List<Problem> problems) {
        StringBuilder text = new StringBuilder();
        problems.forEach(problem -> text.append(of(problem)));
        return text.toString();
    }

    public static String of(Problem problem) {
        return headline(problem) + "\n" + excerpt(problem);
    }

    /** The first line alone: place, severity if a warning, path, what, cure. */
    public static String headline(Problem problem) {
        StringBuilder line = new StringBuilder(problem.at().toString());
        if (!problem.isError()) {
            line.append(": warning");
        }
        if (!problem.where().isEmpty()) {
            line.append(": ").append(problem.where());
        }
        line.append(": ").append(problem.what());
        if (!problem.cure().isEmpty()) {
            line.append("; ").append(problem.cure());
        }
        return line.toString();
    }

    private static String excerpt(Problem problem) {
        Position at = problem.at();
        Source source = at.source();
        if (source.text().isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        if (at.line() > 1) {
            text.append(numbered(at.line() - 1, source.line(at.line() - 1)));
        }
        String line = source.line(at.line());
        text.append(numbered(at.line(), line));
        text.append("      | ").append(indent(line, at.column()));
        int room = Math.max(1, line.codePointCount(0, line.length()) - at.column() + 1);
        return text.append("^".repeat(Math.min(problem.width(), room)))
                .append('\n')
                .toString();
    }

    private static String numbered(int number, String line) {
        return String.format("%5d | %s", number, line).stripTrailing() + "\n";
    }

    /** Blanks up to the column, tabs kept, so that the caret stands below its character. */
    private static String indent(String line, int column) {
        return line.codePoints()
                .limit(column - 1L)
                .collect(
                        StringBuilder::new, (blanks, c) -> blanks.append(c == '\t' ? '\t' : ' '), StringBuilder::append)
                .toString();
    }
}
