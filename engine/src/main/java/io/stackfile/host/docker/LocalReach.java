package io.stackfile.host.docker;

import io.stackfile.host.docker.http.Connection;
import io.stackfile.host.docker.http.TcpDialer;
import java.io.IOException;
import java.net.NetworkInterface;
import java.util.Optional;

/**
 * By the container's address itself, when this machine is on the container's network. It is asked for the very network: a
 * socket of this machine may lead to an engine elsewhere, and the same address be another container here.
 */
record LocalReach() implements Reach {
    @Override
    public Connection connect(ContainerAddress address, int port) throws IOException {
        if (NetworkInterface.getByName(address.bridge()) == null) {
            throw new OutOfReach("this machine is not on the network of its Docker engine's containers");
        }
        return new TcpDialer(address.ip(), port, Optional.empty()).dial();
    }
}
