package io.stackfile.preflight;

import io.stackfile.host.Host;
import io.stackfile.host.Observed;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import io.stackfile.model.StackLink;
import io.stackfile.plan.Obstacle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The other stacks of a host that services link to. */
public record Neighbours(Stack stack, Set<String> services) {
    public Neighbours {
        services = Set.copyOf(services);
    }

    /** All that is missing of them; asks the host only when there are any. */
    public List<Obstacle> missing(Host host) {
        TreeMap<String, Observed> others = new TreeMap<>();
        List<Obstacle> missing = new ArrayList<>();
        for (Service service : stack.services()) {
            if (services.contains(service.name())) {
                for (StackLink link : service.settings().networking().neighbours()) {
                    Observed other = others.computeIfAbsent(link.stack(), host::observe);
                    missing(service.name() + " links to " + link + ", and ", link, other, host.name())
                            .filter(obstacle -> !missing.contains(obstacle))
                            .ifPresent(missing::add);
                }
            }
        }
        return missing;
    }

    private static Optional<Obstacle> missing(String who, StackLink link, Observed other, String host) {
        List<Observed.Container> found = other.members().stream()
                .filter(container -> container.service().equals(link.service()))
                .toList();
        if (other.isEmpty()) {
            return Optional.of(new Obstacle(
                    who + "there is no stack '" + link.stack() + "' on " + host,
                    "bring it up first, or take the link out"));
        }
        if (found.isEmpty()) {
            String there = other.members().stream()
                    .map(Observed.Container::service)
                    .distinct()
                    .collect(Collectors.joining(", "));
            return Optional.of(new Obstacle(
                    who + "the stack '" + link.stack() + "' has no container of '" + link.service() + "', only of "
                            + there,
                    "write one of these, or bring it up there first"));
        }
        return found.stream().anyMatch(container -> container.networks().contains(link.stack()))
                ? Optional.empty()
                : Optional.of(new Obstacle(
                        who + "that one is not on its stack's own network, '" + link.stack() + "'",
                        "give it the network default there, too"));
    }
}
