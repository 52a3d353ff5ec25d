package io.stackfile.model;

import java.time.Duration;

/**
 * When an image is fetched that the host may have already.
 *
 * @param written as the file has it
 * @param age with {@link When#OLD}, how long ago it may have been fetched
 */
public record PullPolicy(When when, String written, Duration age) {
    public static final PullPolicy USUAL = new PullPolicy(When.MISSING, "missing", Duration.ZERO);

    /** What it depends on. */
    public enum When {
        MISSING,
        ALWAYS,
        NEVER,
        /** It is not fetched but built, each time. */
        BUILD,
        OLD
    }

    public boolean is(When other) {
        return when == other;
    }
}
