package io.stackfile.host.ssh.config;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words of a {@code Match} line, and whether they fit. */
final class MatchCriteria {
    private static final List<String> WITHOUT_VALUE = List.of("canonical", "final");
    /** Newer than much of what is in use; they ask for what a session will do, and here is none. */
    private static final List<String> OF_SESSIONS = List.of("command", "sessiontype", "version");

    private static final List<String> WITH_VALUE =
            List.of("exec", "host", "localnetwork", "localuser", "originalhost", "tagged", "user");

    private final Asked asked;
    private final boolean mayRun;
    private boolean asksForLast;
    private boolean fits = true;

    /** @param mayRun whether the commands of {@code exec} are run; without, nothing fits them */
    MatchCriteria(Asked asked, boolean mayRun) {
        this.asked = asked;
        this.mayRun = mayRun;
    }

    /** Whether a line that was looked at needs another reading. */
    boolean asksForLast() {
        return asksForLast;
    }

    boolean fit(List<String> words) throws BadLine {
        ArrayDeque<String> rest = new ArrayDeque<>(words);
        int criteria = 0;
        while (!rest.isEmpty()) {
            String word = rest.remove();
            boolean negated = word.startsWith("!");
            String name = word.substring(negated ? 1 : 0).toLowerCase(Locale.ROOT);
            if (name.equals("all")) {
                if (criteria > 1 || !rest.isEmpty()) {
                    throw new BadLine("'all' stands beside other criteria; write it alone, or take it out");
                }
                return fits && !negated;
            }
            criteria++;
            boolean is = WITHOUT_VALUE.contains(name) ? isLast(name) : is(name, value(name, rest));
            fits &= is != negated;
        }
        if (criteria == 0) {
            throw new BadLine("there is no criterion; write Match all, or Match host NAME");
        }
        return fits;
    }

    private boolean isLast(String name) {
        asksForLast |= name.equals("final");
        return asked.last();
    }

    private static String value(String name, ArrayDeque<String> rest) throws BadLine {
        if (!WITH_VALUE.contains(name) && !OF_SESSIONS.contains(name)) {
            throw new BadLine("'" + name + "' is no criterion; write all, canonical, final, "
                    + String.join(", ", WITH_VALUE.subList(0, WITH_VALUE.size() - 1)) + " or "
                    + WITH_VALUE.get(WITH_VALUE.size() - 1));
        }
        return Optional.ofNullable(rest.poll())
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new BadLine("'" + name + "' has no value; write one after it"));
    }

    private boolean is(String name, String value) throws BadLine {
        return switch (name) {
            case "host" -> PatternList.matchesHost(value, asked.hostName());
            case "originalhost" -> PatternList.matchesHost(value, asked.original());
            case "user" -> PatternList.matches(value, asked.user());
            case "localuser" -> PatternList.matches(value, asked.me().name());
            case "tagged" ->
                PatternList.matches(value, asked.options().word(Keyword.TAG).orElse(""));
            case "localnetwork" -> LocalNetworks.reach(value);
            case "exec" -> succeeds(asked.tokens().letters(value));
            default -> false;
        };
    }

    private boolean succeeds(String command) throws BadLine {
        return fits && mayRun && ShellCommand.succeeds(command, asked.me().environment());
    }
}
