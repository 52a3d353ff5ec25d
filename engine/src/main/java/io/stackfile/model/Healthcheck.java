package io.stackfile.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How the engine finds out whether a container is well; what is absent the image says, or else the engine.
 *
 * @param test {@code CMD} or {@code CMD-SHELL} and the words after it; {@code NONE} alone is no healthcheck, even if the image has one
 * @param startPeriod how long failures do not count
 * @param startInterval the time between tests in that period
 */
public record Healthcheck(
        Optional<List<String>> test,
        Optional<Duration> interval,
        Optional<Duration> timeout,
        OptionalLong retries,
        Optional<Duration> startPeriod,
        Optional<Duration> startInterval) {
    public static final Healthcheck DISABLED = new Healthcheck(
            Optional.of(List.of("NONE")),
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty());

    public Healthcheck {
        test = test.map(List::copyOf);
    }

    public boolean isDisabled() {
        return equals(DISABLED);
    }
}
