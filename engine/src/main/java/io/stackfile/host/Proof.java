package io.stackfile.host;

import java.time.Duration;

/**
 * What a new container has to show before it takes the place of another.
 *
 * @param window how long it has to stay up since its start
 * @param attempts how often it may end with an error before it counts as failed; it is started again between
 * @param mayEnd whether it may also end by itself, without an error
 */
public record Proof(Duration window, int attempts, boolean mayEnd) {}
