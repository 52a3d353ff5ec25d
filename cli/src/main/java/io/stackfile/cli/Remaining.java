package io.stackfile.cli;

import io.stackfile.host.Observed;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What goes on when a command that stayed with containers leaves them: the stack, but for those of them that have ended or are gone. */
record Remaining(String stack, Set<String> containers, Observed observed) {
    /** To be said behind what has come to an end. */
    @Override
    public String toString() {
        List<Observed.Container> there = observed.containers().stream()
                .filter(container -> containers.contains(container.name()))
                .toList();
        String ended = Stream.concat(
                        there.stream().filter(container -> !container.isAlive()).map(Remaining::ended),
                        containers.stream()
                                .filter(name -> there.stream()
                                        .noneMatch(container -> container.name().equals(name)))
                                .map(name -> name + " is gone"))
                .map("; "::concat)
                .collect(Collectors.joining());
        boolean isAlive = observed.containers().stream().anyMatch(Observed.Container::isAlive);
        return ended + (isAlive ? "; " + (ended.isEmpty() ? stack : "the rest of " + stack) + " goes on running" : "");
    }

    private static String ended(Observed.Container container) {
        return container.name() + " has ended" + (container.status().isEmpty() ? "" : " (" + container.status() + ")");
    }
}
