package io.stackfile.host;

import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import io.stackfile.model.StackLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The other stacks of a host that services link to. */
public record Neighbours(Stack stack, Set<String> services) {
    public Neighbours {
        services = Set.copyOf(services);
    }

    /** Asks the host only when there are any; throws with all that is missing. */
    public void check(Host host) {
        TreeMap<String, Observed> others = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        for (Service service : stack.services()) {
            if (services.contains(service.name())) {
                for (StackLink link : service.settings().networking().neighbours()) {
                    Observed other = others.computeIfAbsent(link.stack(), host::observe);
                    String problem = problem(link, other, host.name());
                    if (!problem.isEmpty()) {
                        problems.add(service.name() + " links to " + link + ", and " + problem);
                    }
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new HostException(problems.stream().distinct().collect(Collectors.joining("\n")));
        }
    }

    private static String problem(StackLink link, Observed other, String host) {
        List<Observed.Container> found = other.members().stream()
                .filter(container -> container.service().equals(link.service()))
                .toList();
        if (other.isEmpty()) {
            return "there is no stack '" + link.stack() + "' on " + host + "; bring it up first, or take the link out";
        }
        if (found.isEmpty()) {
            return "the stack '" + link.stack() + "' has no container of '" + link.service() + "', only of "
                    + other.members().stream()
                            .map(Observed.Container::service)
                            .distinct()
                            .collect(Collectors.joining(", "))
                    + "; write one of these, or bring it up there first";
        }
        return found.stream().anyMatch(container -> container.networks().contains(link.stack()))
                ? ""
                : "that one is not on its stack's own network, '" + link.stack()
                        + "'; give it the network default there, too";
    }
}
