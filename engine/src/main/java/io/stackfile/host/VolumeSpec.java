package io.stackfile.host;

import io.stackfile.model.StoredVolume;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A volume of a stack.
 *
 * @param name the engine's name for it: {@code shop_data}, {@code shop_db-1_data-db}
 * @param key the file's name for it, or the container and path it belongs to
 * @param driver that keeps it; absent is the engine's own
 * @param options for the driver
 * @param labels the author's
 * @param fingerprint what it is made from, for the label that tells a change; empty when the file says nothing
 */
public record VolumeSpec(
        String name,
        String stack,
        String key,
        Optional<String> driver,
        SortedMap<String, String> options,
        SortedMap<String, String> labels,
        String fingerprint) {
    public VolumeSpec(String name, String stack, String key, Optional<String> driver) {
        this(name, stack, key, driver, new TreeMap<>(), new TreeMap<>(), "");
    }

    public VolumeSpec(String name, String stack, String key) {
        this(name, stack, key, Optional.empty());
    }

    /** What the file says of it; {@code usual} is the driver that the service names where the volume names none. */
    public static VolumeSpec of(
            String name, String stack, StoredVolume volume, Optional<String> usual, String fingerprint) {
        return new VolumeSpec(
                name,
                stack,
                volume.key(),
                volume.driver().or(() -> usual),
                volume.options(),
                volume.labels(),
                fingerprint);
    }
}
