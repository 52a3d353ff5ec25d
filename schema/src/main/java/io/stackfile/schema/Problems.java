package io.stackfile.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with a file, so that all of it is said at once, in the order it is written. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    public void add(Problem problem) {
        if (!found.contains(problem)) {
            found.add(problem);
        }
    }

    public void error(Node node, String where, String what, String cure) {
        add(Problem.error(node, where, what, cure));
    }

    public void warning(Node node, String where, String what, String cure) {
        add(Problem.warning(node, where, what, cure));
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(Problem::isError);
    }

    /** By place in the file. */
    public List<Problem> all() {
        return found.stream().sorted(Comparator.comparing(Problem::at)).toList();
    }

    /** Ends the reading of a file that cannot be used; does nothing when there are only warnings. */
    public void throwIfErrors() {
        if (hasErrors()) {
            throw new ProblemException(all());
        }
    }
}
