package io.stackfile.model;

import java.util.List;
import java.util.OptionalLong;

/**
 * How fast a container may read from and write to disks.
 *
 * @param weight beside other containers, from 10 to 1000
 */
public record DiskLimits(
        OptionalLong weight,
        List<OfDevice> weights,
        List<OfDevice> readBytes,
        List<OfDevice> readOperations,
        List<OfDevice> writeBytes,
        List<OfDevice> writeOperations) {
    public static final DiskLimits NONE =
            new DiskLimits(OptionalLong.empty(), List.of(), List.of(), List.of(), List.of(), List.of());

    public DiskLimits {
        weights = List.copyOf(weights);
        readBytes = List.copyOf(readBytes);
        readOperations = List.copyOf(readOperations);
        writeBytes = List.copyOf(writeBytes);
        writeOperations = List.copyOf(writeOperations);
    }

    /** A weight, or a number per second, for one device. */
    public record OfDevice(String path, long amount) {
        @Override
        public String toString() {
            return path + " " + amount;
        }
    }
}
