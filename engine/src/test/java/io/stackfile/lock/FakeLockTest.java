package io.stackfile.lock;

import io.stackfile.host.FakeHost;
import io.stackfile.host.Host;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

final class FakeLockTest extends LockContract {
    private @Nullable FakeHost fake;

    @Override
    protected Host open() {
        fake = new FakeHost();
        return fake;
    }

    @Override
    protected void pass(Duration time) {
        Objects.requireNonNull(fake).later(time);
    }
}
