package io.stackfile.model;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which namespaces a container does not have for itself.
 *
 * @param network absent is the stack's network
 * @param users of the mapping of user numbers
 */
public record Namespaces(
        Optional<Namespace> network,
        Optional<Namespace> processes,
        Optional<Namespace> memory,
        Optional<Namespace> hostName,
        Optional<Namespace> users,
        Optional<Namespace> cgroup) {
    public static final Namespaces OWN = new Namespaces(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** The services whose first container has to be there before one of these can be made. */
    public Set<String> services() {
        Set<String> services = new TreeSet<>();
        Stream.of(network, processes, memory, hostName, users, cgroup)
                .flatMap(Optional::stream)
                .filter(Namespace.OfService.class::isInstance)
                .forEach(shared -> services.add(((Namespace.OfService) shared).service()));
        return services;
    }
}
