package io.stackfile.reader;

import io.stackfile.schema.Node;
import io.stackfile.schema.Problems;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time: {@code 30s}, {@code 1m30s}, {@code 1.5h}, {@code 100ms}. */
public final class Time {
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?|\\.\\d+)(ns|us|µs|ms|s|m|h|d|w)");
    private static final Pattern WHOLE = Pattern.compile("(?:" + PART.pattern() + ")+");

    private static final Map<String, Long> NANOS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "µs", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L,
            "d", 86_400_000_000_000L,
            "w", 604_800_000_000_000L);

    private Time() {}

    public static Optional<Duration> read(Node.Scalar scalar, String where, Problems problems) {
        String text = scalar.text().strip();
        if (text.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        if (!WHOLE.matcher(text).matches()) {
            boolean bare = text.matches("[\\d.]+");
            problems.error(
                    scalar,
                    where,
                    "'" + scalar.text() + "' " + (bare ? "has no unit" : "is not a length of time"),
                    bare ? "write " + text + "s for seconds" : "write 30s, 1m30s or 500ms");
            return Optional.empty();
        }
        Optional<Duration> time = of(text);
        if (time.isEmpty()) {
            problems.error(scalar, where, "'" + scalar.text() + "' is longer than Docker can wait", "write 30s or 5m");
        }
        return time;
    }

    /** Nothing when it is no length of time, or too long a one. */
    static Optional<Duration> of(String text) {
        if (!WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal nanos = BigDecimal.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            nanos = nanos.add(
                    new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(NANOS.getOrDefault(part.group(2), 0L))));
        }
        return nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(nanos.longValue()));
    }
}
