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
    private static final int SHOWN = 50;
    private static final int LONGEST = 2000;

    private ProblemText() {}

    public static String of(List<Problem> problems) {
        StringBuilder text = new StringBuilder();
        problems.stream().limit(SHOWN).forEach(problem -> text.append(of(problem)));
        if (problems.size() > SHOWN) {
            boolean all = problems.size() < Problems.MOST_ERRORS;
            text.append("and ")
                    .append(all ? "" : "at least ")
                    .append(problems.size() - SHOWN)
                    .append(" more\n");
        }
        return text.toString();
    }

    public static String of(Problem problem) {
        return headline(problem) + "\n" + Excerpt.of(problem);
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
        line.append(": ").append(cut(problem.what()));
        if (!problem.cure().isEmpty()) {
            line.append("; ").append(cut(problem.cure()));
        }
        return line.toString();
    }

    /** A message may repeat a word of the file, and a word may be very long. */
    private static String cut(String words) {
        return words.length() <= LONGEST
                ? words
                : words.substring(0, LONGEST / 2) + "…" + words.substring(words.length() - LONGEST / 2);
    }
}
