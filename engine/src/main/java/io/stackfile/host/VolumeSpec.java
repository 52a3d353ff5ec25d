package io.stackfile.host;

import java.util.Optional;

/**
 * A volume of a stack.
 *
 * @param name the engine's name for it: {@code shop_data}, {@code shop_db-1_data-db}
 * @param key the file's name for it, or the container and path it belongs to
 * @param driver that keeps it; absent is the engine's own
 */
public record VolumeSpec(String name, String stack, String key, Optional<String> driver) {
    public VolumeSpec(String name, String stack, String key) {
        this(name, stack, key, Optional.empty());
    }
}
