package io.stackfile.host.docker;

import io.stackfile.host.HostException;

/** Containers cannot be reached by their addresses, now or later; the message tells why. */
public final class OutOfReach extends HostException {
    private static final long serialVersionUID = 1;

    OutOfReach(String message) {
        super(message);
    }
}
