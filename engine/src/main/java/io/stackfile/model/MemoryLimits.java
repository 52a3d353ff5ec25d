package io.stackfile.model;

import java.util.OptionalLong;

/**
 * How much memory a container may use, in bytes, and what happens when it runs out.
 *
 * @param withSwap memory and swap together; -1 is as much swap as there is
 * @param reservation what it keeps when the host runs short
 * @param swappiness from 0 to 100
 * @param shared the size of {@code /dev/shm}
 */
public record MemoryLimits(
        OptionalLong limit,
        OptionalLong withSwap,
        OptionalLong reservation,
        OptionalLong swappiness,
        OptionalLong shared,
        boolean neverKilled,
        OptionalLong killScore) {
    public static final MemoryLimits NONE = of(OptionalLong.empty());

    /** Nothing but that. */
    public static MemoryLimits of(OptionalLong limit) {
        return new MemoryLimits(
                limit,
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                false,
                OptionalLong.empty());
    }
}
