package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import io.stackfile.host.Proof;
import java.util.Optional;
import java.util.function.Consumer;

/** Watches a new container until it has shown that it runs. */
public record AwaitProven(String container, Proof proof) implements Step {
    @Override
    public void on(Host host, Consumer<Headway> progress) {
        host.awaitProven(container, proof);
    }

    @Override
    public Optional<String> suspect() {
        return Optional.of(container);
    }

    @Override
    public boolean isWait() {
        return true;
    }

    @Override
    public String toString() {
        return "watch container " + container;
    }
}
