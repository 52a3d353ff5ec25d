package io.stackfile.cli;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row of the table in {@code examples/README.md}.
 *
 * @param command what brings it up, as it is typed
 */
record Example(String name, String what, String command, String tested) {
    private static final Pattern ROW = Pattern.compile("\\| \\[([^\\]]+)]\\(([^)]+)\\) "
            + "\\| ([^|]+) \\| `([^|`]*stack [^|`]+)`[^|]* \\| [^|]+ \\| ([^|]*`\\w+`[^|]*) \\|");

    private static final Pattern FILE = Pattern.compile("\\S+\\.ya?ml\\b");

    /** Nothing for a line that is no row as all are. */
    static Optional<Example> of(String line) {
        Matcher row = ROW.matcher(line);
        return row.matches() && row.group(1).equals(row.group(2))
                ? Optional.of(new Example(row.group(1), row.group(3).replace("`", ""), row.group(4), row.group(5)))
                : Optional.empty();
    }

    /** The files that its command names; none means one with a usual name. */
    List<String> files() {
        return FILE.matcher(command).results().map(MatchResult::group).toList();
    }

    /** Its command, when these have their values already. */
    String commandWith(List<String> given) {
        String left = command;
        for (String name : given) {
            left = left.replaceAll("(^| )(--set )?" + Pattern.quote(name) + "=('[^']*'|\\S*)", "");
        }
        return left.strip();
    }
}
