package io.stackfile.model;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How much of the processors' time a container may use. Quotas, periods and run times are in microseconds.
 *
 * @param shares a weight beside other containers, 1024 where nothing is said
 * @param set the processors by number: {@code 0-1,3}
 * @param nanos how many processors, in thousand millionths of one
 */
public record ProcessorLimits(
        OptionalLong shares,
        Optional<String> set,
        OptionalLong nanos,
        OptionalLong quota,
        OptionalLong period,
        OptionalLong realTimePeriod,
        OptionalLong realTimeRun) {
    public static final ProcessorLimits NONE = of(OptionalLong.empty(), Optional.empty());

    /** Nothing but those. */
    public static ProcessorLimits of(OptionalLong shares, Optional<String> set) {
        return new ProcessorLimits(
                shares,
                set,
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty());
    }
}
