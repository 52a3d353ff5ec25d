package io.stackfile.host.docker;

import io.stackfile.host.Host;
import java.util.Map;
import java.util.Optional;

/** Finds the engine that is meant, as Docker's own program finds it. */
public final class DockerHosts {
    private DockerHosts() {}

    /** {@code hostOption} is an address or the name of a Docker context. Nothing is sent yet. */
    public static Host open(Optional<String> hostOption, Map<String, String> environment) {
        return new DockerHost(way(hostOption, environment), environment);
    }

    static Way way(Optional<String> hostOption, Map<String, String> environment) {
        if (hostOption.isPresent()) {
            String host = hostOption.get();
            return Addresses.isAddress(host) ? Addresses.way(host, environment) : DockerContexts.way(host, environment);
        }
        String address = environment.getOrDefault("DOCKER_HOST", "");
        if (!address.isEmpty()) {
            return Addresses.way(address, environment);
        }
        String context = DockerContexts.current(environment);
        return context.isEmpty() || context.equals("default")
                ? DefaultSockets.way(environment)
                : DockerContexts.way(context, environment);
    }
}
