package io.stackfile.schema;

import java.util.List;

/** {@code image: #NAME#/x}: YAML reads a comment where the author meant a placeholder. */
final class UnquotedPlaceholder {
    /** No person writes longer ones, and each value on a line is looked for from its beginning. */
    private static final int LONGEST_LINE = 4096;

    private final Problems problems;
    private final List<String> lines;

    UnquotedPlaceholder(Source source, Problems problems) {
        this.problems = problems;
        this.lines = source.text().contains(" #") ? source.lines() : List.of();
    }

    /** Looks at what follows a value without quotes on its line. */
    void lookBehind(Node.Scalar value) {
        Position at = value.at();
        String line = at.line() <= lines.size() ? lines.get(at.line() - 1) : "";
        if (line.length() > LONGEST_LINE) {
            return;
        }
        int hash = placeholderAfter(value, line);
        if (hash < 0) {
            return;
        }
        boolean secret = Secrets.isSecretName(line.substring(0, hash));
        String read = line.substring(hash, secret ? line.indexOf('#', hash + 1) + 1 : line.length())
                .stripTrailing();
        String before = value.text().isEmpty() ? "" : value.text() + " ";
        Problem.Severity severity = before.isEmpty() ? Problem.Severity.ERROR : Problem.Severity.WARNING;
        String cure = secret && !before.isEmpty()
                ? "put the whole value in quotes"
                : "put it in quotes: '" + before + read + "'";
        problems.add(new Problem(
                severity,
                new Position(at.source(), at.line(), line.codePointCount(0, hash) + 1),
                "",
                "'" + read + "' is read as a comment",
                cure,
                read.length()));
    }

    /** Where a comment that looks like a placeholder begins right after the value, or -1. */
    private static int placeholderAfter(Node.Scalar value, String line) {
        int begin = value.at().column() - 1;
        if (begin > line.codePointCount(0, line.length())) {
            return -1;
        }
        int end = line.offsetByCodePoints(0, begin) + value.text().length();
        int hash = line.indexOf(" #", Math.max(0, end - 1)) + 1;
        if (hash == 0 || hash < end || !line.substring(end, hash).isBlank()) {
            return -1;
        }
        int close = line.indexOf('#', hash + 1);
        boolean name = close > hash + 1
                && line.substring(hash + 1, close).chars().allMatch(c -> c == '_' || Character.isLetterOrDigit(c));
        return name ? hash : -1;
    }
}
