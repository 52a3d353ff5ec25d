package io.stackfile.model;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A network that a file declares for its services.
 *
 * @param key the file's name for it; {@code default} is the one of services that name none
 * @param name the engine's name for it, where the file gives one
 * @param external whether somebody else makes and removes it
 * @param internal whether it leads nowhere outside
 * @param attachable whether containers of others may join it
 */
public record Network(
        String key,
        Optional<String> name,
        boolean external,
        Optional<String> driver,
        SortedMap<String, String> options,
        boolean internal,
        boolean attachable,
        boolean ipv4,
        boolean ipv6,
        AddressPlan addresses,
        SortedMap<String, String> labels) {
    public static final String DEFAULT = "default";

    public Network {
        options = sorted(options);
        labels = sorted(labels);
    }

    /** One of which the file says nothing. */
    public static Network usual(String key) {
        return new Network(
                key,
                Optional.empty(),
                false,
                Optional.empty(),
                new TreeMap<>(),
                false,
                false,
                true,
                false,
                AddressPlan.OF_ENGINE,
                new TreeMap<>());
    }

    public static Network external(String key, Optional<String> name) {
        Network usual = usual(key);
        return new Network(
                key,
                name,
                true,
                Optional.empty(),
                usual.options,
                false,
                false,
                true,
                false,
                AddressPlan.OF_ENGINE,
                usual.labels);
    }

    private static SortedMap<String, String> sorted(Map<String, String> map) {
        return java.util.Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
