package io.stackfile.host.docker;

import io.stackfile.host.Host;
import io.stackfile.host.ProcessContract;
import io.stackfile.lab.RemoteHost;
import org.junit.jupiter.api.BeforeAll;

/** {@code docker system dial-stdio} as a way out where the SSH server forwards no sockets. */
final class CommandOverSshProcessContractIT extends ProcessContract {
    private static final Droplet DROPLET = new Droplet("d2", false);

    @BeforeAll
    static void startIt() {
        RemoteHost.up("d2", "--sshd", "AllowStreamLocalForwarding no");
    }

    @Override
    protected Host open() {
        return DROPLET.open();
    }
}
