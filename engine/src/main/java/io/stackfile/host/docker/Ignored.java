package io.stackfile.host.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a {@code .dockerignore} keeps out of a build, as Docker's own program reads it. Not by docker-java, for which
 * {@code **}{@code /x} is not {@code x}, and {@code /x} nothing.
 */
record Ignored(List<Rule> rules) {
    /** {@code kept} makes an exception of the rules before it. */
    record Rule(Pattern pattern, boolean kept) {}

    static Ignored in(Path folder) throws ContextProblem {
        Path file = folder.resolve(".dockerignore");
        try {
            return of(file, Files.readAllLines(file));
        } catch (NoSuchFileException e) {
            return new Ignored(List.of());
        } catch (IOException e) {
            throw ContextProblem.of(file, e);
        }
    }

    /** {@code file} is where a message says the lines are. */
    static Ignored of(Path file, List<String> lines) throws ContextProblem {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!lines.get(i).startsWith("#") && !line.isEmpty()) {
                try {
                    rules.add(rule(line));
                } catch (IllegalArgumentException e) {
                    throw new ContextProblem(file + ":" + (i + 1) + ": '" + line + "' " + e.getMessage());
                }
            }
        }
        return new Ignored(List.copyOf(rules));
    }

    private static Rule rule(String line) {
        boolean kept = line.startsWith("!");
        String path = (kept ? line.substring(1) : line)
                .strip()
                .replaceAll("/+", "/")
                .replaceAll("^(\\./|/)+", "")
                .replaceAll("(?<=.)/(\\.?)$", "");
        if (kept && path.isEmpty()) {
            throw new IllegalArgumentException("makes an exception of nothing; write a file after the !");
        }
        return new Rule(Pattern.compile(new IgnoredPath(path).expression() + "(/.*)?", Pattern.DOTALL), kept);
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
