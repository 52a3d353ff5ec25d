package io.stackfile.lock;

import io.stackfile.host.Labels;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who holds a lock, as its labels tell.
 *
 * @param owner a word that nobody else has
 * @param command what was called: {@code stack up}
 * @param who and where: {@code alice@laptop}
 * @param machine the machine since it was booted; empty when it cannot be told from others
 * @param process its number there
 * @param started when that process began, in the machine's own measure: numbers are given again
 */
public record Holder(String owner, String command, String who, String machine, long process, String started) {
    private static final String OWNER = Labels.LOCK + ".owner";
    private static final String COMMAND = Labels.LOCK + ".command";
    private static final String WHO = Labels.LOCK + ".who";
    private static final String MACHINE = Labels.LOCK + ".machine";
    private static final String PROCESS = Labels.LOCK + ".process";
    private static final String STARTED = Labels.LOCK + ".started";

    Map<String, String> labels(String stack) {
        return new TreeMap<>(Map.of(
                Labels.LOCK,
                stack,
                OWNER,
                owner,
                COMMAND,
                command,
                WHO,
                who,
                MACHINE,
                machine,
                PROCESS,
                Long.toString(process),
                STARTED,
                started));
    }

    /** Of labels that somebody else may have made: what is missing is empty. */
    static Holder of(Map<String, String> labels) {
        return new Holder(
                plain(labels, OWNER),
                plain(labels, COMMAND),
                plain(labels, WHO),
                plain(labels, MACHINE),
                number(plain(labels, PROCESS)),
                plain(labels, STARTED));
    }

    private static String plain(Map<String, String> labels, String name) {
        return labels.getOrDefault(name, "").replaceAll("\\p{Cntrl}", "");
    }

    private static long number(String text) {
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    /** {@code 'stack up' by alice@laptop}. */
    @Override
    public String toString() {
        return "'" + command + "' by " + who;
    }
}
