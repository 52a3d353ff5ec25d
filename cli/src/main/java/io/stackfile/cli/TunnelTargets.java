package io.stackfile.cli;

import io.stackfile.host.HostException;
import io.stackfile.host.Observed;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the ports that are to be brought here.
 *
 * @param exposed the ports that a container says it listens on
 */
record TunnelTargets(String stack, Observed observed, Function<String, ? extends Set<Integer>> exposed) {
    /** Of the services that were named; of all when none was. */
    List<TunnelTarget> of(List<TunnelWord> words) {
        if (observed.containers().isEmpty()) {
            throw new HostException("there is no container of " + stack + "; 'stack up' makes them");
        }
        List<TunnelTarget> targets = words.isEmpty()
                ? all()
                : words.stream()
                        .flatMap(word -> named(word).stream())
                        .distinct()
                        .toList();
        if (targets.isEmpty()) {
            throw new UsageException("nothing that runs of " + stack
                    + " says on which port it listens; write which: stack tunnel SERVICE:PORT");
        }
        return targets;
    }

    private List<TunnelTarget> all() {
        List<Observed.Container> running = TunnelWord.current(observed).stream()
                .filter(Observed.Container::isRunning)
                .toList();
        return running.stream()
                .map(Observed.Container::service)
                .distinct()
                .sorted()
                .flatMap(service -> TunnelWord.first(running, service).stream())
                .flatMap(container -> ports(container).stream())
                .toList();
    }

    private List<TunnelTarget> named(TunnelWord word) {
        Observed.Container container = word.container(observed);
        if (word.port().isPresent()) {
            return List.of(new TunnelTarget(container, word.port().getAsInt()));
        }
        List<TunnelTarget> ports = ports(container);
        if (ports.isEmpty()) {
            throw new UsageException("nothing says on which port " + word.service() + " listens; write which: "
                    + word.service() + ":8080");
        }
        return ports;
    }

    private List<TunnelTarget> ports(Observed.Container container) {
        return exposed.apply(container.name()).stream()
                .sorted()
                .map(port -> new TunnelTarget(container, port))
                .toList();
    }
}
