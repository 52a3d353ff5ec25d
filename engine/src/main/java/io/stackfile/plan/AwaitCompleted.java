package io.stackfile.plan;

import io.stackfile.host.Host;
import java.util.Optional;
import java.util.function.Consumer;

/** Waits until a container has ended well. */
public record AwaitCompleted(String container) implements Step {
    @Override
    public void on(Host host, Consumer<String> progress) {
        host.awaitCompleted(container);
    }

    @Override
    public Optional<String> suspect() {
        return Optional.of(container);
    }

    @Override
    public String toString() {
        return "wait until container " + container + " has ended";
    }
}
