package io.stackfile.host.docker.http;

import java.io.IOException;

/** There is no way to the engine; the cause tells why, in the dialer's words. */
public final class CannotConnect extends IOException {
    CannotConnect(IOException cause) {
        super(cause.getMessage(), cause);
    }

    public IOException reason() {
        return getCause() instanceof IOException reason ? reason : this;
    }
}
