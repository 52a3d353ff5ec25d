package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import java.util.Optional;
import java.util.function.Consumer;

/** Stops a container that was replaced and makes it ready to be started again one day, with the names it had. */
public record LetGo(String container) implements Step {
    @Override
    public void on(Host host, Consumer<Headway> progress) {
        host.stopContainer(container);
        host.giveNames(container);
    }

    @Override
    public Optional<String> about() {
        return Optional.of(container);
    }

    @Override
    public String toString() {
        return "stop container " + container;
    }
}
