package io.stackfile.host;

import java.util.Map;
import java.util.Set;

/** What programs are made for: an operating system and a processor, in Go's names as engines use them; an empty one is not known. */
public record Platform(String system, String processor) {
    public static final Platform UNKNOWN = new Platform("", "");

    /** Processors that run the programs of another, too. */
    private static final Map<String, Set<String>> ALSO = Map.of("amd64", Set.of("386"), "arm64", Set.of("arm"));

    private static final Map<String, String> EMULATED = Map.of("amd64", "x86_64", "386", "i386", "arm64", "aarch64");

    /** As {@code linux/arm64} or {@code linux/arm/v7}. */
    public static Platform of(String written) {
        String[] parts = written.split("/");
        return parts.length < 2 ? UNKNOWN : new Platform(parts[0], parts[1]);
    }

    /** Whether a machine of this kind runs what is made for that; who does not say what it is for may. */
    public boolean runs(Platform other) {
        return (system.isEmpty() || other.system.isEmpty() || system.equals(other.system))
                && (processor.isEmpty()
                        || other.processor.isEmpty()
                        || processor.equals(other.processor)
                        || ALSO.getOrDefault(processor, Set.of()).contains(other.processor));
    }

    /** What QEMU's emulator of the processor is registered as in Linux, by the packages of distributions. */
    public String emulator() {
        return "qemu-" + EMULATED.getOrDefault(processor, processor);
    }

    @Override
    public String toString() {
        return system + "/" + processor;
    }
}
