package io.stackfile.tunnel;

import java.io.IOException;

/** This machine does not let us listen on a port. */
public final class PortTaken extends IOException {
    PortTaken(int port, IOException cause) {
        super("port " + port + " of this machine cannot be had (" + cause.getMessage() + ")", cause);
    }
}
