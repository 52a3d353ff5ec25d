package io.stackfile.host.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a {@code .dockerignore} keeps out of a build, as Docker's own program reads it. Not by docker-java, for which
 * {@code **}{@code /x} is not {@code x}, and {@code /x} nothing.
 */
record Ignored(List<Rule> rules) {
    /** {@code kept} makes an exception of the rules before it. */
    record Rule(Pattern pattern, boolean kept) {}

    static Ignored in(Path folder) throws IOException {
        try {
            return of(Files.readAllLines(folder.resolve(".dockerignore")));
        } catch (NoSuchFileException e) {
            return new Ignored(List.of());
        }
    }

    static Ignored of(List<String> lines) {
        return new Ignored(lines.stream()
                .filter(line -> !line.startsWith("#"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(Ignored::rule)
                .toList());
    }

    private static Rule rule(String line) {
        boolean kept = line.startsWith("!");
        String path = (kept ? line.substring(1) : line)
                .strip()
                .replaceAll("/+", "/")
                .replaceAll("^(\\./|/)+", "")
                .replaceAll("(?<=.)/(\\.?)$", "");
        return new Rule(Pattern.compile(expression(path) + "(/.*)?", Pattern.DOTALL), kept);
    }

    private static String expression(String path) {
        StringBuilder expression = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            char letter = path.charAt(i);
            if (path.startsWith("**", i)) {
                boolean folders = path.startsWith("**/", i);
                expression.append(folders ? "(.*/)?" : ".*");
                i += folders ? 2 : 1;
            } else if (letter == '*') {
                expression.append("[^/]*");
            } else if (letter == '?') {
                expression.append("[^/]");
            } else if (letter == '[' || letter == ']' || letter == '-') {
                expression.append(letter);
            } else if (letter == '\\' && i + 1 < path.length()) {
                expression.append(Pattern.quote(path.substring(++i, i + 1)));
            } else {
                expression.append(Pattern.quote(String.valueOf(letter)));
            }
        }
        return expression.toString();
    }

    /** {@code path} is relative, with slashes. The last rule that speaks of it or of a folder above counts. */
    boolean covers(String path) {
        boolean ignored = false;
        for (Rule rule : rules) {
            if (rule.pattern().matcher(path).matches()) {
                ignored = !rule.kept();
            }
        }
        return ignored;
    }

    /** Whether something in an ignored folder may be wanted all the same. */
    boolean hasExceptions() {
        return rules.stream().anyMatch(Rule::kept);
    }
}
