package io.stackfile.host;

import java.time.Instant;

/**
 * What there is to know of an image.
 *
 * @param platform as in {@code linux/amd64}
 * @param bytes all its layers, whoever else has them too
 */
public record ImageReading(String id, String platform, long bytes, Instant created) {}
