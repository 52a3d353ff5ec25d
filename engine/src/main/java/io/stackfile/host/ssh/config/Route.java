package io.stackfile.host.ssh.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the machine is reached.
 *
 * @param jumps machines to pass, the first one first. Each is a destination to be resolved by itself; the first one is
 *     reached by its own route, each other one through the one before it
 * @param proxyCommand a command whose input and output are the connection, complete
 * @param connectTimeout empty: as long as the system waits
 */
public record Route(
        List<Destination> jumps,
        Optional<String> proxyCommand,
        AddressFamily addressFamily,
        Optional<String> bindAddress,
        Optional<Duration> connectTimeout) {
    public Route {
        jumps = List.copyOf(jumps);
    }
}
