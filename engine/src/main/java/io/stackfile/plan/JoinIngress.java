package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import io.stackfile.host.Ingress;
import java.util.Optional;
import java.util.function.Consumer;

/** Puts the ingress on a stack's network, where it finds the stack's services by name. */
public record JoinIngress(String network) implements Step {
    @Override
    public void on(Host host, Consumer<Headway> progress) {
        host.ingress().join(network);
    }

    @Override
    public Optional<String> suspect() {
        return Optional.of(Ingress.CONTAINER);
    }

    @Override
    public String toString() {
        return "put ingress on network " + network;
    }
}
