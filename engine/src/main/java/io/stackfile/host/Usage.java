package io.stackfile.host;

import java.util.OptionalDouble;

/**
 * What a container has used until now.
 *
 * @param memory in bytes, what the kernel would give back at once aside
 * @param memoryLimit that of the container, or all the machine has
 * @param network bytes received and sent
 * @param disk bytes read and written
 * @param processes how many there are
 */
public record Usage(
        String container,
        String service,
        Processor processor,
        long memory,
        long memoryLimit,
        Traffic network,
        Traffic disk,
        long processes) {
    /**
     * Time of processors, in nanoseconds.
     *
     * @param used what the container has had
     * @param passed what all processors of the machine together have had
     * @param count how many there are
     */
    public record Processor(long used, long passed, int count) {}

    /** Bytes in both directions. */
    public record Traffic(long in, long out) {}

    /** The share of one processor that it has had since an earlier reading, in per cent; nothing when it began anew meanwhile. */
    public OptionalDouble processorSince(Usage before) {
        long used = processor.used - before.processor.used;
        long passed = processor.passed - before.processor.passed;
        return used < 0 || passed <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(100.0 * used / passed * processor.count);
    }

    /** How much of its limit is used, in per cent. */
    public double memoryShare() {
        return memoryLimit == 0 ? 0 : 100.0 * memory / memoryLimit;
    }
}
