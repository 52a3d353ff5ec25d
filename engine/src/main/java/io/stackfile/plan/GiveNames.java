package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import java.util.Optional;
import java.util.function.Consumer;

/** Lets others find a container by its service's names again. */
public record GiveNames(String container) implements Step {
    @Override
    public void on(Host host, Consumer<Headway> progress) {
        host.giveNames(container);
    }

    @Override
    public Optional<String> about() {
        return Optional.of(container);
    }

    @Override
    public String toString() {
        return "give container " + container + " its names again";
    }
}
