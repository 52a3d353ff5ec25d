package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import java.util.Optional;
import java.util.function.Consumer;

/** Lets the processes of a paused container go on. */
public record UnpauseContainer(String container) implements Step {
    @Override
    public void on(Host host, Consumer<Headway> progress) {
        host.processes().unpause(container);
    }

    @Override
    public Optional<String> about() {
        return Optional.of(container);
    }

    @Override
    public String toString() {
        return "unpause container " + container;
    }
}
