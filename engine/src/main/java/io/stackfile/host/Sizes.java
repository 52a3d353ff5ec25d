package io.stackfile.host;

import java.util.Map;

/**
 * How much disk things of an engine take, in bytes.
 *
 * @param containers what each has written beside its volumes, by name
 * @param images what nobody else needs of each, by the engine's identifier
 */
public record Sizes(Map<String, Long> containers, Map<String, Long> images) {
    public Sizes {
        containers = Map.copyOf(containers);
        images = Map.copyOf(images);
    }
}
