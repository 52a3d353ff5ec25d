package io.stackfile.plan;

import io.stackfile.host.ContainerSpec;
import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes a container that does not run yet. */
public record CreateContainer(ContainerSpec container) implements Step {
    @Override
    public void on(Host host, Consumer<Headway> progress) {
        host.createContainer(container);
    }

    @Override
    public Optional<String> about() {
        return Optional.of(container.name());
    }

    @Override
    public String toString() {
        return "create container " + container.name();
    }
}
