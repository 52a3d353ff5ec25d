package io.stackfile.host.docker.http;

import java.io.IOException;

/** The other end went away in the middle of something. */
public class ConnectionLost extends IOException {
    ConnectionLost() {
        super("the connection ended in the middle of an answer");
    }

    protected ConnectionLost(String message) {
        super(message);
    }

    ConnectionLost(String message, Throwable cause) {
        super(message, cause);
    }
}
