package io.stackfile.cli;

import io.stackfile.schema.Suggestion;
import java.util.List;
import java.util.Locale;

/** A signal as people write it, {@code HUP}, {@code SIGHUP}, {@code sighup} or {@code 1}, as an engine knows it. */
final class SignalName {
    private static final List<String> KNOWN = List.of(
            "ABRT", "ALRM", "BUS", "CHLD", "CONT", "FPE", "HUP", "ILL", "INT", "IO", "IOT", "KILL", "PIPE", "POLL",
            "PROF", "PWR", "QUIT", "SEGV", "STKFLT", "STOP", "SYS", "TERM", "TRAP", "TSTP", "TTIN", "TTOU", "URG",
            "USR1", "USR2", "VTALRM", "WINCH", "XCPU", "XFSZ");
    private static final int LAST = 64;

    private SignalName() {}

    static String of(String written) {
        String name = written.strip().toUpperCase(Locale.ROOT).replaceFirst("^SIG", "");
        boolean number = name.matches("\\d{1,2}") && Integer.parseInt(name) >= 1 && Integer.parseInt(name) <= LAST;
        if (number || KNOWN.contains(name) || name.matches("RTM(IN(\\+\\d{1,2})?|AX(-\\d{1,2})?)")) {
            return name;
        }
        throw new UsageException("there is no signal '" + written + "'; "
                + Suggestion.didYouMean(name, KNOWN)
                        .orElse("write a name as HUP, INT, TERM, USR1, or a number from 1"));
    }
}
