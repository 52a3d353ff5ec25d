package io.stackfile.host.docker;

import io.stackfile.host.docker.http.Connection;
import io.stackfile.host.ssh.SshLink;
import io.stackfile.host.ssh.SshMachine;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Through the SSH connection, from the engine's machine, when that is on the container's network: not so without root. */
record SshReach(SshMachine machine, Set<String> found) implements Reach {
    SshReach(SshMachine machine) {
        this(machine, ConcurrentHashMap.newKeySet());
    }

    @Override
    public Connection connect(ContainerAddress address, int port) throws IOException {
        SshLink link = machine.link();
        check(link, address.bridge());
        try {
            return link.toAddress(address.ip(), port);
        } catch (SshLink.Forbidden e) {
            throw new OutOfReach("the SSH server of " + machine.name()
                    + " passes no connections on (AllowTcpForwarding, PermitOpen, or a restriction of the key)");
        } catch (SshLink.NotOpened e) {
            throw new ConnectException("connection refused");
        }
    }

    private void check(SshLink link, String bridge) throws IOException {
        if (found.contains(bridge)) {
            return;
        }
        if (!bridge.matches("br-[0-9a-f]+") || !isThere(link, bridge)) {
            throw new OutOfReach(machine.name() + " is not on the network of its Docker engine's containers");
        }
        found.add(bridge);
    }

    private boolean isThere(SshLink link, String bridge) throws IOException {
        try {
            return link.run("grep '^ *" + bridge + ":' /proc/net/dev").status() == 0;
        } catch (SshLink.NotOpened e) {
            throw new OutOfReach(
                    machine.name() + " lets no command see whether it is on the network of the containers");
        }
    }
}
