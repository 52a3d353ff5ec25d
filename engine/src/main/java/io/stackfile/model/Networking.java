package io.stackfile.model;

import java.util.List;
import java.util.Optional;

/**
 * What a container is called beyond its host name, and where it looks up the names of others.
 *
 * @param hosts names with their addresses, as {@code mail:203.0.113.9}
 */
public record Networking(
        Optional<String> domain,
        Optional<String> macAddress,
        List<String> nameServers,
        List<String> searchDomains,
        List<String> lookupOptions,
        List<String> hosts) {
    public static final Networking USUAL =
            new Networking(Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), List.of());

    public Networking {
        nameServers = List.copyOf(nameServers);
        searchDomains = List.copyOf(searchDomains);
        lookupOptions = List.copyOf(lookupOptions);
        hosts = List.copyOf(hosts);
    }

    Networking withoutMacAddress() {
        return new Networking(domain, Optional.empty(), nameServers, searchDomains, lookupOptions, hosts);
    }
}
