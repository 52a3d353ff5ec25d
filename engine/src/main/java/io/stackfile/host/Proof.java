package io.stackfile.host;

import io.stackfile.model.Restart;
import java.time.Duration;

/**
 * What a new container has to show before it takes the place of another.
 *
 * @param window how long it has to stay up since its start
 * @param attempts how often it may end with an error before it counts as failed; it is started again between
 * @param mayEnd whether it may also end by itself, without an error
 */
public record Proof(Duration window, int attempts, boolean mayEnd) {
    private static final int ATTEMPTS = 3;

    /** Of one that the engine will start again as {@code restart} says once it has been shown. */
    public static Proof of(Restart restart, Duration window) {
        return new Proof(window, restart.equals(Restart.NO) ? 1 : ATTEMPTS, !restart.isForEver());
    }
}
