package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Starts a container.
 *
 * @param unless others that have its data or its port by then; it is put to work again only when none of them was started
 */
public record StartContainer(String container, SortedSet<String> unless) implements Step {
    public StartContainer {
        unless = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(unless));
    }

    public StartContainer(String container) {
        this(container, new TreeSet<>());
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
        return "start container " + container
                + (unless.isEmpty() ? "" : " unless " + String.join(" or ", unless) + " was started");
    }
}
