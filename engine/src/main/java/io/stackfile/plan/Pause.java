package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import io.stackfile.host.HostException;
import java.time.Duration;
import java.util.function.Consumer;

/** Lets some time go by. */
public record Pause(Duration time) implements Step {
    @Override
    public void on(Host host, Consumer<Headway> progress) {
        try {
            host.pause(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostException("interrupted", e);
        }
    }

    @Override
    public boolean isWait() {
        return true;
    }

    @Override
    public String toString() {
        return "wait " + Words.of(time);
    }
}
