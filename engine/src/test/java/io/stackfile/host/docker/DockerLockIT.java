package io.stackfile.host.docker;

import io.stackfile.host.Host;
import io.stackfile.lock.LockContract;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

final class DockerLockIT extends LockContract {
    @Override
    protected Host open() {
        return Lab.host();
    }

    @Override
    protected void pass(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
