package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import java.util.function.Consumer;

/** Has the ingress serve a name no longer. */
public record EndServing(String name) implements Step {
    @Override
    public void on(Host host, Consumer<Headway> progress) {
        host.ingress().end(name);
    }

    @Override
    public String toString() {
        return "stop serving " + name;
    }
}
