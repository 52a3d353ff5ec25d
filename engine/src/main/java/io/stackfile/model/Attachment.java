package io.stackfile.model;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the containers of a service are on one of its networks.
 *
 * @param network the file's name for the network
 * @param aliases names beside the service's own
 * @param linkLocal further addresses, which no router passes on
 * @param options for the network's driver
 * @param priority the network with the highest is joined first
 * @param interfaceName what the container calls its network card there
 * @param gatewayPriority the network with the highest leads outside
 */
public record Attachment(
        String network,
        List<String> aliases,
        Optional<String> ipv4,
        Optional<String> ipv6,
        List<String> linkLocal,
        Optional<String> macAddress,
        SortedMap<String, String> options,
        long priority,
        Optional<String> interfaceName,
        long gatewayPriority) {
    public Attachment {
        aliases = List.copyOf(aliases);
        linkLocal = List.copyOf(linkLocal);
        options = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }

    /** One that says nothing of it. */
    public static Attachment to(String network) {
        return new Attachment(
                network,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                new TreeMap<>(),
                0,
                Optional.empty(),
                0);
    }

    /** Whether only one container can be so. */
    public boolean hasAddress() {
        return ipv4.isPresent() || ipv6.isPresent() || macAddress.isPresent() || !linkLocal.isEmpty();
    }

    public Attachment at(String address) {
        return new Attachment(
                network,
                aliases,
                Optional.of(address),
                ipv6,
                linkLocal,
                macAddress,
                options,
                priority,
                interfaceName,
                gatewayPriority);
    }

    Attachment withoutAddress() {
        return new Attachment(
                network,
                aliases,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                options,
                priority,
                interfaceName,
                gatewayPriority);
    }
}
