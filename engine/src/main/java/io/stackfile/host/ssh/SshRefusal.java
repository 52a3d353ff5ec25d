package io.stackfile.host.ssh;

import java.io.IOException;

/** There is no way in; the message is a whole text for the user. */
public final class SshRefusal extends IOException {
    SshRefusal(String message) {
        super(message);
    }

    SshRefusal(String message, Throwable cause) {
        super(message, cause);
    }
}
