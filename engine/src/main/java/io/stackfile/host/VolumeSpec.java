package io.stackfile.host;

/**
 * A volume of a stack.
 *
 * @param name the engine's name for it: {@code shop_data}, {@code shop_db-1_data-db}
 * @param key the file's name for it, or the container and path it belongs to
 */
public record VolumeSpec(String name, String stack, String key) {}
