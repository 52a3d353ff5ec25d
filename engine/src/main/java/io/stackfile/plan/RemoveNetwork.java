package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import java.util.function.Consumer;

/** Removes the stack's network. */
public record RemoveNetwork(String network) implements Step {
    @Override
    public void on(Host host, Consumer<Headway> progress) {
        host.removeNetwork(network);
    }

    @Override
    public String toString() {
        return "remove network " + network;
    }
}
