package io.stackfile.model;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which addresses a network gives its containers ({@code ipam}), where the author wants others than the engine chooses. */
public record AddressPlan(Optional<String> driver, List<Pool> pools, SortedMap<String, String> options) {
    public static final AddressPlan OF_ENGINE = new AddressPlan(Optional.empty(), List.of(), new TreeMap<>());

    public AddressPlan {
        pools = List.copyOf(pools);
        options = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }

    /** Whether it says which addresses the network has. */
    public boolean hasSubnet() {
        return pools.stream().anyMatch(pool -> pool.subnet().isPresent());
    }

    /**
     * Addresses of one network.
     *
     * @param range the part of the subnet that containers get theirs from
     * @param reserved addresses that are given to nobody, by what they are for
     */
    public record Pool(
            Optional<String> subnet,
            Optional<String> range,
            Optional<String> gateway,
            SortedMap<String, String> reserved) {
        public Pool {
            reserved = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(reserved));
        }
    }
}
