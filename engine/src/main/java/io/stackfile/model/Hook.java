package io.stackfile.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A command that is run when a container starts or stops, and how.
 *
 * @param command the program and its arguments; empty is what the image runs by itself
 * @param environment beside the container's own
 */
public record Hook(
        List<String> command,
        Optional<String> user,
        boolean privileged,
        Optional<String> workingDirectory,
        SortedMap<String, Value> environment) {
    public Hook {
        command = List.copyOf(command);
        environment = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(Map.copyOf(environment)));
    }

    /** Of a command only the program: an argument may be secret. */
    @Override
    public String toString() {
        return command.isEmpty() ? "the image's command" : command.get(0);
    }
}
