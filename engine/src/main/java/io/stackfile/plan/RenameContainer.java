package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import java.util.Optional;
import java.util.function.Consumer;

/** Gives a container another name. */
public record RenameContainer(String from, String to) implements Step {
    @Override
    public void on(Host host, Consumer<Headway> progress) {
        host.renameContainer(from, to);
    }

    @Override
    public Optional<String> about() {
        return Optional.of(from);
    }

    @Override
    public String toString() {
        return "rename container " + from + " to " + to;
    }
}
