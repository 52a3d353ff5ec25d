package io.stackfile.host.ssh.config;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as {@code ssh} writes them: {@code 90}, {@code 1m30s}, {@code 2h}. */
final class TimeSpan {
    private static final Pattern PART = Pattern.compile("(\\d{1,9})([smhdw]?)");
    private static final Pattern WHOLE = Pattern.compile("(?:\\d{1,9}[smhdw]?)+");

    private TimeSpan() {}

    static Optional<Duration> of(String text) {
        String folded = text.toLowerCase(Locale.ROOT);
        if (!WHOLE.matcher(folded).matches()) {
            return Optional.empty();
        }
        Duration sum = Duration.ZERO;
        for (Matcher part = PART.matcher(folded); part.find(); ) {
            sum = sum.plusSeconds(Long.parseLong(part.group(1)) * seconds(part.group(2)));
        }
        return sum.getSeconds() > Integer.MAX_VALUE ? Optional.empty() : Optional.of(sum);
    }

    private static long seconds(String unit) {
        return switch (unit) {
            case "m" -> 60;
            case "h" -> 3_600;
            case "d" -> 86_400;
            case "w" -> 604_800;
            default -> 1;
        };
    }
}
