package io.stackfile.cli;

import io.stackfile.host.Host;
import io.stackfile.host.Observed;
import java.util.List;
import java.util.Optional;

/** Where a published port or a name answers, seen from here. */
final class Published {
    private Published() {}

    /** Of a name that the host's ingress serves; nothing for one that means whichever machine asks, when the host is another. */
    static Optional<String> url(String name, Host host) {
        boolean mine = name.equals("localhost") || name.endsWith(".localhost");
        return mine && !host.isLocal() ? Optional.empty() : Optional.of("https://" + name);
    }

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
