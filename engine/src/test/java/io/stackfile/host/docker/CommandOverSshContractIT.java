package io.stackfile.host.docker;

import io.stackfile.host.Host;
import io.stackfile.host.HostContract;
import io.stackfile.lab.RemoteHost;
import io.stackfile.model.Image;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** {@code docker system dial-stdio} as a way out where the SSH server forwards no sockets. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("d2")
final class CommandOverSshContractIT extends HostContract {
    private static final Droplet DROPLET = new Droplet("d2", false);

    @BeforeAll
    static void startIt() {
        RemoteHost.up("d2", "--sshd", "AllowStreamLocalForwarding no");
    }

    @Override
    protected Host open() {
        return DROPLET.open();
    }

    @Override
    protected void remove(Image image) {
        DROPLET.removeImage(image);
    }
}
