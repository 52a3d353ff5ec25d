package io.stackfile.model;

import java.util.List;
import java.util.Optional;

/** What a file declares beside its services: networks and volumes that say something of themselves, in its order. */
public record Declared(List<Network> networks, List<StoredVolume> volumes) {
    public static final Declared NOTHING = new Declared(List.of(), List.of());

    public Declared {
        networks = Named.copyOf(networks, Network::key);
        volumes = Named.copyOf(volumes, StoredVolume::key);
    }

    /** A network by the file's name for it; the usual one when the file says nothing of it. */
    public Network network(String key) {
        return Named.find(networks, key).orElseGet(() -> Network.usual(key));
    }

    public Optional<StoredVolume> volume(String key) {
        return Named.find(volumes, key);
    }
}
