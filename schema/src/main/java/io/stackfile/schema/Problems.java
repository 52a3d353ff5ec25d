package io.stackfile.schema;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects what is wrong with a file, so that all of it is said at once, in the order it is written. Of several errors in one
 * place only the first is kept: the others tend to follow from it.
 */
public final class Problems {
    static final int MOST_ERRORS = 1000;

    private final Set<Problem> found = new LinkedHashSet<>();
    private final Set<Position> silent = new HashSet<>();
    private final Set<Position> lines = new HashSet<>();
    private int errors;

    public void add(Problem problem) {
        if (!problem.isError()) {
            found.add(problem);
        } else if (!isFull() && silent.add(problem.at())) {
            found.add(problem);
            lines.add(lineOf(problem.at()));
            errors++;
        }
    }

    /** Whether more errors are known than anybody reads; further ones are dropped. */
    public boolean isFull() {
        return errors >= MOST_ERRORS;
    }

    /** Nothing more is said of errors in that place. */
    public void silence(Position place) {
        silent.add(place);
    }

    /** Nothing is said of that place, neither of what is known nor of what else is found. */
    public void forget(Position place) {
        errors -= (int) found.stream()
                .filter(problem -> problem.isError() && problem.at().equals(place))
                .count();
        found.removeIf(problem -> problem.at().equals(place));
        silence(place);
    }

    /** What is found from here on, by one of several readings. */
    public Problems copy() {
        Problems copy = new Problems();
        found.forEach(copy::add);
        return copy;
    }

    public void error(Node node, String where, String what, String cure) {
        add(Problem.error(node, where, what, cure));
    }

    public void warning(Node node, String where, String what, String cure) {
        add(Problem.warning(node, where, what, cure));
    }

    public boolean hasErrors() {
        return errors > 0;
    }

    /** Whether an error on that line is known already, which a missing value would only repeat. */
    boolean hasErrorOnLine(Position at) {
        return lines.contains(lineOf(at));
    }

    private static Position lineOf(Position at) {
        return new Position(at.source(), at.line(), 1);
    }

    /** By place in the file; one file after the other where there are several, as their first problems were found. */
    public List<Problem> all() {
        List<String> files = found.stream().map(Problems::fileOf).distinct().toList();
        return found.stream()
                .sorted(Comparator.comparing((Problem problem) -> files.indexOf(fileOf(problem)))
                        .thenComparing(Problem::at))
                .toList();
    }

    private static String fileOf(Problem problem) {
        return problem.at().source().name();
    }

    /** Ends a reading that finds more errors than anybody reads. */
    public void throwIfFull() {
        if (isFull()) {
            throw new ProblemException(all());
        }
    }

    /** Ends the reading of a file that cannot be used; does nothing when there are only warnings. */
    public void throwIfErrors() {
        if (hasErrors()) {
            throw new ProblemException(all());
        }
    }
}
