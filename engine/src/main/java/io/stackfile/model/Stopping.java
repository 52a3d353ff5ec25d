package io.stackfile.model;

import java.time.Duration;
import java.util.Optional;

/**
 * How a container is asked to end, and how long it may take before it is killed.
 *
 * @param grace in whole seconds
 */
public record Stopping(Optional<String> signal, Optional<Duration> grace) {
    public static final Stopping USUAL = new Stopping(Optional.empty(), Optional.empty());
}
