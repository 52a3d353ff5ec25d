package io.stackfile.reader;

import io.stackfile.model.Stopping;
import io.stackfile.schema.Suggestion;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** {@code stop_signal} and {@code stop_grace_period}. */
final class StoppingReader {
    private static final String GRACE = "stop_grace_period";

    private static final TreeSet<String> SIGNALS =
            new TreeSet<>(List.of("""
            ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM
            TRAP TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ
            """.strip().split("\\s+")));

    private StoppingReader() {}

    static Stopping read(Keys keys) {
        return new Stopping(signal(keys), grace(keys));
    }

    private static Optional<String> signal(Keys keys) {
        Optional<String> written = keys.text("stop_signal");
        String name = written.orElse("TERM").toUpperCase(Locale.ROOT).replaceFirst("^SIG", "");
        boolean known = SIGNALS.contains(name) || name.matches("\\d{1,2}") || name.matches("RTM(IN|AX)([+-]\\d{1,2})?");
        if (!known) {
            keys.error(
                    keys.scalar("stop_signal").orElseThrow(),
                    "stop_signal",
                    "there is no signal '" + written.orElse("") + "'",
                    Suggestion.didYouMean(name, SIGNALS).orElse("write SIGINT or SIGQUIT, say"));
        }
        return written.map(signal -> name.matches("\\d+") ? name : "SIG" + name);
    }

    /** The engine counts seconds; what is between two of them is not taken away. */
    private static Optional<Duration> grace(Keys keys) {
        return keys.duration(GRACE)
                .map(grace -> grace.getNano() == 0 ? grace : Duration.ofSeconds(grace.toSeconds() + 1));
    }
}
