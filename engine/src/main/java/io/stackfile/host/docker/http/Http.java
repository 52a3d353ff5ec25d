package io.stackfile.host.docker.http;

import java.io.IOException;

/** Sends requests to an engine; the one place all of them pass. */
public interface Http extends AutoCloseable {
    /** The answer as soon as its head is here; its body is still coming. */
    HttpResponse send(HttpRequest request) throws IOException;

    /** Lets go of connections that are lost, and begins anew. */
    default void again() {}

    @Override
    default void close() {}
}
