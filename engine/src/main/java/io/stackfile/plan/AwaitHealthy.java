package io.stackfile.plan;

import io.stackfile.host.Host;
import java.util.Optional;
import java.util.function.Consumer;

/** Waits until a container's healthcheck is content. */
public record AwaitHealthy(String container) implements Step {
    @Override
    public void on(Host host, Consumer<String> progress) {
        host.awaitHealthy(container);
    }

    @Override
    public Optional<String> suspect() {
        return Optional.of(container);
    }

    @Override
    public String toString() {
        return "wait until container " + container + " is healthy";
    }
}
