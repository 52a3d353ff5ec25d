package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import io.stackfile.host.NetworkSpec;
import java.util.function.Consumer;

/** Makes a network anew, which cannot be changed; nothing runs on it then. */
public record ReplaceNetwork(NetworkSpec network) implements Step {
    @Override
    public void on(Host host, Consumer<Headway> progress) {
        host.replaceNetwork(network);
    }

    @Override
    public String toString() {
        return "replace network " + network.name();
    }
}
