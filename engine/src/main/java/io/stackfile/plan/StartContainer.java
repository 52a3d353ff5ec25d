package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import java.util.Optional;
import java.util.function.Consumer;

/** Starts a container. */
public record StartContainer(String container) implements Step {
    @Override
    public void on(Host host, Consumer<Headway> progress) {
        host.startContainer(container);
    }

    @Override
    public Optional<String> suspect() {
        return Optional.of(container);
    }

    @Override
    public String toString() {
        return "start container " + container;
    }
}
