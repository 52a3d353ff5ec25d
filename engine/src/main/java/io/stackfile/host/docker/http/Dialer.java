package io.stackfile.host.docker.http;

import java.io.Closeable;
import java.io.IOException;

/** A way to an engine: a socket of this machine, TCP, a channel of an SSH session. */
@FunctionalInterface
public interface Dialer extends Closeable {
    /** A fresh connection. Each request in flight has one of its own. */
    Connection dial() throws IOException;

    /** May begin what takes long before the first connection is asked for. */
    default void prepare() {}

    /** Forgets that the way was lost: the next connection is made as the first one was. */
    default void again() {}

    /** How many connections that nobody uses are worth keeping. */
    default int keptAtMost() {
        return 8;
    }

    /** Lets go of what all connections share. */
    @Override
    default void close() {}
}
