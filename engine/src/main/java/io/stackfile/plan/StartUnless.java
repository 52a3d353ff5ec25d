package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Starts a container again that has stopped for others, if none of these was started: they have its data or its port.
 *
 * @param others their names
 */
public record StartUnless(String container, SortedSet<String> others) implements Step {
    public StartUnless {
        others = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(others));
    }

    @Override
    public void on(Host host, Consumer<Headway> progress) {
        host.startContainer(container);
    }

    @Override
    public Optional<String> suspect() {
        return Optional.of(container);
    }

    @Override
    public String toString() {
        return "start container " + container + " unless " + String.join(" or ", others) + " was started";
    }
}
