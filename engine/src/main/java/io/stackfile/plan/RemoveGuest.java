package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import java.util.Optional;
import java.util.function.Consumer;

/** Stops and removes a container that is on the stack's network and not of the stack, if it is still there; its volumes stay. */
public record RemoveGuest(String container) implements Step {
    @Override
    public void on(Host host, Consumer<Headway> progress) {
        host.removeGuest(container);
    }

    /** What it holds outside of volumes: nobody has a file from which it could be made again. */
    @Override
    public boolean destroysData() {
        return true;
    }

    @Override
    public Optional<String> about() {
        return Optional.of(container);
    }

    @Override
    public String toString() {
        return "remove guest " + container;
    }
}
