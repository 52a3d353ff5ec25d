package io.stackfile.cli;

import io.stackfile.host.Host;
import io.stackfile.host.Observed;
import java.util.List;
import java.util.Optional;

/** Where a published port answers, seen from here. */
final class Published {
    private Published() {}

    /** Nothing for a port on the loopback of another machine. */
    static Optional<String> url(Observed.Published port, Host host) {
        boolean any = List.of("", "0.0.0.0", "::").contains(port.address());
        boolean loopback = port.address().startsWith("127.") || port.address().equals("::1");
        if (port.port() == 0 || loopback && !host.isLocal()) {
            return Optional.empty();
        }
        return Optional.of(Url.of(port.container(), any || loopback ? host.address() : port.address(), port.port()));
    }
}
