package io.stackfile.schema;

import java.util.List;

/** Lines of a file around a problem, without the values of secrets, cut where they are very long. */
final class Excerpt {
    private static final int WIDTH = 120;
    private final Problem problem;
    private final List<String> lines;

    private Excerpt(Problem problem) {
        this.problem = problem;
        this.lines = problem.at().source().lines();
    }

    /** The line before, the line itself, and carets below what is wrong; empty when there is no text. */
    static String of(Problem problem) {
        return problem.at().source().text().isEmpty() ? "" : new Excerpt(problem).text();
    }

    private String text() {
        int number = problem.at().line();
        String line = shown(number);
        int column = Math.min(problem.at().column(), line.codePointCount(0, line.length()) + 1);
        int cut = Math.max(0, column - WIDTH * 3 / 4);
        String before = number > 1 ? numbered(number - 1, window(shown(number - 1), 0)) : "";
        return before + numbered(number, window(line, cut)) + "      | " + carets(line, cut) + "\n";
    }

    private static String numbered(int number, String line) {
        return String.format("%5d | %s", number, line).stripTrailing() + "\n";
    }

    private static String window(String line, int cut) {
        String from = line.substring(line.offsetByCodePoints(0, cut));
        boolean fits = from.codePointCount(0, from.length()) <= WIDTH;
        return fits ? from : from.substring(0, from.offsetByCodePoints(0, WIDTH)) + "…";
    }

    private String shown(int number) {
        if (number > lines.size()) {
            return "";
        }
        return continuesSecret(number) ? "***" : Secrets.mask(lines.get(number - 1));
    }

    /** Whether the line belongs to what stands under the name of a secret. */
    private boolean continuesSecret(int number) {
        int indentation = indentation(lines.get(number - 1));
        boolean belowName = false;
        for (int above = number - 2; above >= 0 && indentation > 0; above--) {
            String line = lines.get(above);
            if (indentation(line) < indentation) {
                indentation = indentation(line);
                if (Secrets.opensText(line) || belowName && Secrets.opensVariables(line)) {
                    return true;
                }
                belowName |= Secrets.isSecretName(line);
            }
        }
        return false;
    }

    private static int indentation(String line) {
        return line.isBlank()
                ? Integer.MAX_VALUE
                : line.length() - line.stripLeading().length();
    }

    /** Below their characters: tabs stay tabs. */
    private String carets(String line, int cut) {
        StringBuilder blanks = new StringBuilder();
        line.codePoints()
                .limit(problem.at().column() - 1L)
                .skip(cut)
                .forEach(c -> blanks.append(c == '\t' ? '\t' : ' '));
        int room =
                Math.max(1, line.codePointCount(0, line.length()) - problem.at().column() + 1);
        return blanks + "^".repeat(Math.min(Math.min(problem.width(), room), WIDTH / 4));
    }
}
