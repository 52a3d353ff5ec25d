package io.stackfile.host.docker;

import io.stackfile.host.HostException;
import io.stackfile.host.Labels;
import io.stackfile.host.docker.http.Connection;
import io.stackfile.host.docker.http.Dialer;
import io.stackfile.json.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Connections to a port of a container, published or not. Each asks for the address anew: a replacement has another one, and
 * the old one may be a stranger's by then.
 */
record ContainerDialer(Engine engine, Reach reach, String stack, String container, int port) implements Dialer {
    /** Where engines listen. Whoever reaches one has the whole machine, in a container or not. */
    static final Set<Integer> OF_ENGINES = Set.of(2375, 2376);

    ContainerDialer {
        if (OF_ENGINES.contains(port)) {
            throw new HostException("port " + port + " of " + container
                    + " is where a Docker engine listens; nobody is let near one by a tunnel");
        }
    }

    @Override
    public Connection dial() throws IOException {
        ContainerAddress address = address();
        try {
            return reach.connect(address, port);
        } catch (ConnectException e) {
            throw new HostException("nothing listens on port " + port + " of " + container, e);
        }
    }

    private ContainerAddress address() throws IOException {
        Json found = inspected()
                .filter(json -> json.at("Config", "Labels", Labels.STACK).text().equals(stack))
                .orElseThrow(() -> new HostException("there is no container " + container));
        if (!found.at("State", "Running").isTrue()) {
            throw new HostException(container + " does not run");
        }
        Map<String, Json> networks =
                new TreeMap<>(found.at("NetworkSettings", "Networks").members());
        return Stream.concat(Stream.ofNullable(networks.get(stack)), networks.values().stream())
                .map(network -> new ContainerAddress(
                        network.get("IPAddress").text(),
                        network.get("NetworkID").text()))
                .filter(address -> !address.ip().isEmpty())
                .findFirst()
                .orElseThrow(() -> new HostException(container + " is not on the network of " + stack));
    }

    /** A way that is lost is not the container's fault. */
    private Optional<Json> inspected() throws IOException {
        try {
            return engine.find("find " + container, "/containers/" + container + "/json");
        } catch (HostException e) {
            if (e.getCause() instanceof IOException lost) {
                throw lost;
            }
            throw e;
        }
    }
}
