package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import io.stackfile.host.Names;
import io.stackfile.model.Restart;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Lets a container that was kept be again what it was.
 *
 * @param kept what it is called now
 * @param newerAs what the one that took its place is kept as; nothing when that one is gone
 * @param restart when the engine is to start it again
 */
public record ComeBack(String kept, Optional<String> newerAs, Restart restart) implements Step {
    @Override
    public void on(Host host, Consumer<Headway> progress) {
        String name = name();
        if (newerAs.isPresent()) {
            host.setRestart(name, Restart.NO);
            host.renameContainer(name, newerAs.get());
        }
        if (!restart.equals(Restart.NO)) {
            host.setRestart(kept, restart);
        }
        host.renameContainer(kept, name);
    }

    private String name() {
        return Names.beforeKept(kept).orElseThrow();
    }

    @Override
    public Optional<String> about() {
        return Optional.of(kept);
    }

    @Override
    public String toString() {
        return "rename container " + kept + " to " + name();
    }
}
