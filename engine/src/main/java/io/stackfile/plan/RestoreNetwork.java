package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import io.stackfile.host.Observed;
import java.util.function.Consumer;

/** Makes a network what it was before; nothing runs on it then. */
public record RestoreNetwork(Observed.Network network) implements Step {
    @Override
    public void on(Host host, Consumer<Headway> progress) {
        host.restoreNetwork(network);
    }

    @Override
    public String toString() {
        return "restore network " + network.name();
    }
}
