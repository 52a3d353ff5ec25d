package io.stackfile.host.ssh;

import io.stackfile.host.docker.http.ConnectionLost;

/** The SSH connection ended while it was needed. */
public final class LinkLost extends ConnectionLost {
    LinkLost() {
        super("the SSH connection was lost");
    }
}
