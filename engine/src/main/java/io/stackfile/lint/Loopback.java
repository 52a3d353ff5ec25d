package io.stackfile.lint;

import io.stackfile.model.Port;

/** Ports that only the host itself reaches. */
final class Loopback {
    private Loopback() {}

    /** The same port there, as a file writes it. */
    static Port of(Port port) {
        return new Port("127.0.0.1", port.published(), port.container());
    }

    /** {@code port 80}, for people. */
    static String portOf(Port port) {
        if (port.published().isEmpty()) {
            return "a port that the engine chooses";
        }
        return (port.isFixed() ? "port " : "one of the ports ") + port.published();
    }
}
