package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import java.util.function.Consumer;

/** Takes the ingress off a stack's network. */
public record LeaveIngress(String network) implements Step {
    @Override
    public void on(Host host, Consumer<Headway> progress) {
        host.ingress().leave(network);
    }

    @Override
    public String toString() {
        return "take ingress off network " + network;
    }
}
