package io.stackfile.lock;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * A lock that is held, as somebody sees it; all times by the host's clock.
 *
 * @param since when it was taken
 * @param sign when its holder last gave a sign of life
 * @param now when it was looked at
 */
public record Holding(Holder holder, Instant since, Instant sign, Instant now) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Why it is nobody's any more, when it is; a process that runs on this machine holds it however silent it is. */
    Optional<String> stale(Here here, Duration silence) {
        return switch (here.fate(holder)) {
            case RUNS -> Optional.empty();
            case GONE -> Optional.of("its process " + holder.process() + " is gone");
            case UNKNOWN ->
                Duration.between(sign, now).compareTo(silence) > 0
                        ? Optional.of("it gave no sign of life for " + words(Duration.between(sign, now)))
                        : Optional.empty();
        };
    }

    /** What a person needs to know who thinks of taking it away. */
    public String told(Here here) {
        String fate = switch (here.fate(holder)) {
            case RUNS -> ", which runs on this machine";
            case GONE -> ", which is gone";
            case UNKNOWN -> "; last sign of life " + words(Duration.between(sign, now)) + " ago";
        };
        return this + ", process " + holder.process() + fate;
    }

    private static String words(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds < 120) {
            return seconds + " s";
        }
        return seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
    }

    /** {@code 'stack up' by alice@laptop, since 2026-11-21 22:03:10 UTC (40 s)}. */
    @Override
    public String toString() {
        return holder + ", since " + TIME.format(since) + " (" + words(Duration.between(since, now)) + ")";
    }
}
