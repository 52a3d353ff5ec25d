package io.stackfile.host;

import java.time.Instant;
import java.util.Optional;

/**
 * What there is to know of an image.
 *
 * @param platform as in {@code linux/amd64}
 * @param bytes all its layers, whoever else has them too
 * @param created nothing when its builder has kept that to itself
 */
public record ImageReading(String id, String platform, long bytes, Optional<Instant> created) {}
