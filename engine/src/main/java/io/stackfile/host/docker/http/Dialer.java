package io.stackfile.host.docker.http;

import java.io.IOException;

/** A way to an engine: a socket of this machine, TCP, a channel of an SSH session. */
@FunctionalInterface
public interface Dialer {
    /** A fresh connection. Each request in flight has one of its own. */
    Connection dial() throws IOException;
}
