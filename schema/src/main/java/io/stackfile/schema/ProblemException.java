package io.stackfile.schema;

import java.util.List;

/** A file cannot be used; carries everything that is wrong with it. */
public final class ProblemException extends RuntimeException {
    private final transient List<Problem> problems;

    public ProblemException(List<Problem> problems) {
        super(ProblemText.of(problems));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
