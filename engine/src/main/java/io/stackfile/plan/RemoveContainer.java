package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import java.util.Optional;
import java.util.function.Consumer;

/** Removes a container that does not run; its volumes stay. */
public record RemoveContainer(String container) implements Step {
    @Override
    public void on(Host host, Consumer<Headway> progress) {
        host.removeContainer(container);
    }

    @Override
    public Optional<String> about() {
        return Optional.of(container);
    }

    @Override
    public String toString() {
        return "remove container " + container;
    }
}
