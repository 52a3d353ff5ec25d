package io.stackfile.lock;

import java.time.Duration;

/**
 * How patient everybody is.
 *
 * @param beat how often whoever holds a lock gives a sign of life
 * @param silence how long a holder on another machine may be silent before the lock is anybody's
 * @param look how often whoever waits looks
 */
public record Times(Duration beat, Duration silence, Duration look) {
    public static final Times USUAL = new Times(Duration.ofSeconds(15), Duration.ofSeconds(60), Duration.ofMillis(500));
}
