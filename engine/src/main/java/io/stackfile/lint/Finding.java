package io.stackfile.lint;

import io.stackfile.schema.Problem;
import io.stackfile.schema.ProblemText;

/**
 * What a rule found.
 *
 * @param rule empty for what the reading of the file warned of
 * @param isShown whether the line of the file may be shown; not where a secret may stand
 */
public record Finding(String rule, Problem problem, boolean isShown) {
    /** The same as an error. */
    public Finding asError() {
        Problem error = new Problem(
                Problem.Severity.ERROR, problem.at(), problem.where(), problem.what(), problem.cure(), problem.width());
        return new Finding(rule, error, isShown);
    }

    /** The problem with its rule behind it, and the line of the file. */
    @Override
    public String toString() {
        String[] text = ProblemText.of(problem).split("\n", 2);
        return text[0] + (rule.isEmpty() ? "" : " [" + rule + "]") + "\n" + (isShown ? text[1] : "");
    }
}
