package io.stackfile.host.docker;

import io.stackfile.host.Host;
import io.stackfile.lab.RemoteHost;
import io.stackfile.lock.LockContract;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("d1")
final class LockOverSshIT extends LockContract {
    private static final Droplet DROPLET = new Droplet("d1", false);

    @BeforeAll
    static void startIt() {
        RemoteHost.up("d1");
    }

    @Override
    protected Host open() {
        return DROPLET.open();
    }

    @Override
    protected void pass(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
