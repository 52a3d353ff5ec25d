package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import io.stackfile.host.NetworkSpec;
import java.util.function.Consumer;

/** Makes the stack's network. */
public record CreateNetwork(NetworkSpec network) implements Step {
    @Override
    public void on(Host host, Consumer<Headway> progress) {
        host.createNetwork(network);
    }

    @Override
    public String toString() {
        return "create network " + network.name();
    }
}
