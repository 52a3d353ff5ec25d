package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import java.util.Optional;
import java.util.function.Consumer;

/** Stops and removes a container that was to run once, if it is still there. */
public record RemoveOneOff(String container) implements Step {
    @Override
    public void on(Host host, Consumer<Headway> progress) {
        host.removeOneOff(container);
    }

    @Override
    public Optional<String> about() {
        return Optional.of(container);
    }

    @Override
    public String toString() {
        return "remove one-off container " + container;
    }
}
