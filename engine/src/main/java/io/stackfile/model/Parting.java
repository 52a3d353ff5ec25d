package io.stackfile.model;

import java.time.Duration;

/**
 * What becomes of a container that was replaced.
 *
 * @param drain how long what was under way when it lost its names has to end
 * @param kept how many that were replaced are kept for each that runs, for the way back
 */
public record Parting(Duration drain, int kept) {
    public static final Parting USUAL = new Parting(Duration.ofSeconds(2), 2);
}
