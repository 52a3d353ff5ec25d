package io.stackfile.model;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a container may use of the host.
 *
 * @param processes how many it may have; -1 is without end
 */
public record Limits(
        MemoryLimits memory,
        ProcessorLimits processors,
        DiskLimits disks,
        OptionalLong processes,
        List<Ulimit> ulimits) {
    public static final Limits NONE =
            new Limits(MemoryLimits.NONE, ProcessorLimits.NONE, DiskLimits.NONE, OptionalLong.empty(), List.of());

    public Limits {
        ulimits = List.copyOf(ulimits);
    }

    /** A limit of {@code getrlimit(2)} for each process; -1 is none. */
    public record Ulimit(String name, long soft, long hard) {
        @Override
        public String toString() {
            return soft == hard ? Long.toString(soft) : soft + ":" + hard;
        }
    }
}
