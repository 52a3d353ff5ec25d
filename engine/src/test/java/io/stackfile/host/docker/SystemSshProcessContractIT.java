package io.stackfile.host.docker;

import io.stackfile.host.Host;
import io.stackfile.host.ProcessContract;
import io.stackfile.lab.RemoteHost;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The {@code ssh} of this machine instead of ours. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("d1")
final class SystemSshProcessContractIT extends ProcessContract {
    private static final Droplet DROPLET = new Droplet("d1", true);

    @BeforeAll
    static void startIt() {
        RemoteHost.up("d1");
    }

    @Override
    protected Host open() {
        return DROPLET.open();
    }
}
