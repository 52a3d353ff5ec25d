package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import io.stackfile.model.Restart;
import java.util.Optional;
import java.util.function.Consumer;

/** Keeps a container that has stopped for the way back, under the name of the one that has taken its place. */
public record KeepContainer(String container, String keptAs) implements Step {
    @Override
    public void on(Host host, Consumer<Headway> progress) {
        host.setRestart(container, Restart.NO);
        host.renameContainer(container, keptAs);
    }

    @Override
    public Optional<String> about() {
        return Optional.of(container);
    }

    @Override
    public String toString() {
        return "keep container " + container + " as " + keptAs;
    }
}
