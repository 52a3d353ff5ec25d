package io.stackfile.host.docker;

import io.stackfile.host.docker.http.Connection;
import java.io.IOException;

/** How the containers of a machine are reached from here, past its engine. */
interface Reach {
    /** Throws {@link OutOfReach} when there is no way at all, {@link java.net.ConnectException} when nobody listens. */
    Connection connect(ContainerAddress address, int port) throws IOException;
}
