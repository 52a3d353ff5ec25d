package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import io.stackfile.host.Ingress;
import io.stackfile.host.Served;
import java.util.Optional;
import java.util.function.Consumer;

/** Has the ingress lead a name to a service. */
public record Serve(Served site) implements Step {
    @Override
    public void on(Host host, Consumer<Headway> progress) {
        host.ingress().serve(site);
    }

    @Override
    public Optional<String> suspect() {
        return Optional.of(Ingress.CONTAINER);
    }

    @Override
    public String toString() {
        return "serve " + site.host() + " from " + site.service();
    }
}
