package io.stackfile.cli;

import io.stackfile.host.Observed;
import io.stackfile.model.Exposed;
import io.stackfile.model.Protocol;
import java.util.Optional;

/** A container's port that is to be brought here. */
record TunnelTarget(Observed.Container container, int port) {
    Exposed exposed() {
        return new Exposed(port, Protocol.TCP);
    }

    /** Where the host offers it, if it does. */
    Optional<Observed.Published> published() {
        return container.ports().stream()
                .filter(published ->
                        published.port() > 0 && published.container().equals(exposed()))
                .findFirst();
    }

    /** The number by which people know it: the one it is published at, else its own. */
    int knownAs() {
        return published().map(Observed.Published::port).orElse(port);
    }

    String name() {
        return container.name() + ":" + port;
    }
}
