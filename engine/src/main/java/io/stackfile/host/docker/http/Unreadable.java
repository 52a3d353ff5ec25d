package io.stackfile.host.docker.http;

import java.io.IOException;

/** What was to be sent could not be read here; no fault of the connection. */
public final class Unreadable extends IOException {
    Unreadable(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
