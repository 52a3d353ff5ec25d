package io.stackfile.host.docker;

import io.stackfile.host.docker.http.Connection;

/** Not at all: what answers at an address over TCP is an engine and nothing else. */
record NoReach(String machine) implements Reach {
    @Override
    public Connection connect(ContainerAddress address, int port) throws OutOfReach {
        throw new OutOfReach("the engine of " + machine + " is reached over TCP, which leads to nothing but the engine;"
                + " name the machine as one over SSH: --host user@" + machine);
    }
}
