package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import java.util.Optional;
import java.util.function.Consumer;

/** Holds all processes of a container where they are. */
public record PauseContainer(String container) implements Step {
    @Override
    public void on(Host host, Consumer<Headway> progress) {
        host.processes().pause(container);
    }

    @Override
    public Optional<String> about() {
        return Optional.of(container);
    }

    @Override
    public String toString() {
        return "pause container " + container;
    }
}
