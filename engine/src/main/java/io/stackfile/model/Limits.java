package io.stackfile.model;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a container may use of the host.
 *
 * @param memory in bytes
 * @param cpuset the processors by number: {@code 0-1,3}
 * @param cpuShares a weight beside other containers, 1024 where nothing is said
 */
public record Limits(OptionalLong memory, Optional<String> cpuset, OptionalLong cpuShares) {
    public static final Limits NONE = new Limits(OptionalLong.empty(), Optional.empty(), OptionalLong.empty());
}
