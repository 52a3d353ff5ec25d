package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import java.util.Optional;
import java.util.function.Consumer;

/** Sends a signal to the main process of a container, and waits for nothing. */
public record SignalContainer(String container, String signal) implements Step {
    @Override
    public void on(Host host, Consumer<Headway> progress) {
        host.processes().signal(container, signal);
    }

    @Override
    public Optional<String> about() {
        return Optional.of(container);
    }

    @Override
    public String toString() {
        return "send " + signal + " to container " + container;
    }
}
