package io.stackfile.model;

import java.util.Optional;
import java.util.StringJoiner;

/**
 * How something is mounted, where it matters.
 *
 * @param label {@code z} or {@code Z}, for SELinux
 * @param propagation whether mounts below it are seen on the other side: {@code rshared}, {@code slave}, …
 * @param copied whether what the image has at that path goes into a new volume
 * @param made whether a missing folder of the host is made
 * @param driver that keeps a volume, where it is not the engine's own
 */
public record MountOptions(
        Optional<String> label, Optional<String> propagation, boolean copied, boolean made, Optional<String> driver) {
    public static final MountOptions USUAL =
            new MountOptions(Optional.empty(), Optional.empty(), true, true, Optional.empty());

    /** By comma, empty for the usual. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(",");
        label.ifPresent(text::add);
        propagation.ifPresent(text::add);
        if (!copied) {
            text.add("nocopy");
        }
        if (!made) {
            text.add("exists");
        }
        driver.ifPresent(name -> text.add("driver=" + name));
        return text.toString();
    }
}
