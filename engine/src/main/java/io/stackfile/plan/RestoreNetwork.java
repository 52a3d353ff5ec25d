package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import io.stackfile.host.NetworkForm;
import java.util.function.Consumer;

/** Makes a network what it was before; nothing runs on it then. */
public record RestoreNetwork(String network, NetworkForm form) implements Step {
    @Override
    public void on(Host host, Consumer<Headway> progress) {
        host.restoreNetwork(network, form);
    }

    @Override
    public String toString() {
        return "restore network " + network;
    }
}
