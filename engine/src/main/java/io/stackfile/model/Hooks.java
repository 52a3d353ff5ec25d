package io.stackfile.model;

import java.util.List;

/**
 * What is run in a container whenever it has been started, and before it is stopped.
 *
 * @param started one after the other
 * @param stopping one after the other
 */
public record Hooks(List<Hook> started, List<Hook> stopping) {
    public static final Hooks NONE = new Hooks(List.of(), List.of());

    public Hooks {
        started = List.copyOf(started);
        stopping = List.copyOf(stopping);
    }
}
