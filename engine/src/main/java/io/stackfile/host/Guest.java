package io.stackfile.host;

import java.util.List;
import java.util.Set;

/**
 * A container on a network of a stack that the stack did not make: somebody's shell, or what a service of the stack has started
 * by the engine's socket.
 *
 * @param owner another stack or a project of docker compose that it is of; empty when it is nobody's else
 * @param networks those of the stack that it is on
 * @param volumes the names of the volumes that it has, sorted
 */
public record Guest(
        String name,
        String image,
        String state,
        String status,
        String owner,
        Set<String> networks,
        List<Observed.Published> ports,
        List<String> volumes) {
    public Guest {
        networks = Set.copyOf(networks);
        ports = ports.stream().distinct().sorted().toList();
        volumes = volumes.stream().distinct().sorted().toList();
    }

    /** Whether it goes when its stack goes, for want of anybody else who would take it away. */
    public boolean goesWithTheStack() {
        return owner.isEmpty();
    }
}
