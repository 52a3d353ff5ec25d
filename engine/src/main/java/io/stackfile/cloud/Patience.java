package io.stackfile.cloud;

import java.time.Duration;

/**
 * How long to wait for what.
 *
 * @param answer for the answer to one request
 * @param pause between two looks at the same thing
 * @param readiness until a machine that is being made answers
 * @param tooMany at most, when the provider wants fewer requests
 */
public record Patience(Duration answer, Duration pause, Duration readiness, Duration tooMany) {
    /** How often a question is asked whose asking changes nothing. */
    static final int ATTEMPTS = 3;

    public static final Patience USUAL =
            new Patience(Duration.ofSeconds(30), Duration.ofSeconds(3), Duration.ofMinutes(10), Duration.ofMinutes(2));

    static void pass(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CloudException("interrupted");
        }
    }

    static String text(Duration time) {
        if (time.compareTo(Duration.ofMinutes(2)) >= 0) {
            return time.plusSeconds(59).toMinutes() + " min";
        }
        long millis = time.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis / 1000.0 + " s";
    }
}
