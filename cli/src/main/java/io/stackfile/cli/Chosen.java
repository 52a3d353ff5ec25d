package io.stackfile.cli;

import io.stackfile.host.Host;
import io.stackfile.host.HostException;
import io.stackfile.host.Names;
import io.stackfile.host.Observed;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The container that is meant by a service and a number, or by its own name.
 *
 * @param nothing what to say when there is none
 */
record Chosen(Optional<Observed.Container> container, String nothing) {
    static Chosen of(Optional<Integer> index, String word, Observed observed, Host host) {
        Optional<Observed.Container> named = observed.container(word);
        if (named.isPresent()) {
            return new Chosen(named, "");
        }
        List<Observed.Container> its = observed.members().stream()
                .filter(container -> container.service().equals(word))
                .sorted(Comparator.comparing((Observed.Container container) -> !container.isAlive())
                        .thenComparing(container -> container.name().endsWith(Names.NEXT))
                        .thenComparing(Observed.Container::number))
                .toList();
        if (its.isEmpty()) {
            return new Chosen(Optional.empty(), nothing(word, observed, host));
        }
        return new Chosen(
                its.stream()
                        .filter(container -> container.number() == index.orElse(container.number()))
                        .findFirst(),
                "there is no container " + index.orElse(1) + " of " + word
                        + "; the file or 'stack ps' tells how many there are");
    }

    private static String nothing(String word, Observed observed, Host host) {
        List<String> services = observed.members().stream()
                .map(Observed.Container::service)
                .distinct()
                .toList();
        String known = services.isEmpty()
                ? "there is no container of the stack"
                : "there is no container of '" + word + "', only of " + String.join(", ", services);
        return known + " on " + host.address() + "; 'stack up' makes what the file asks for";
    }

    boolean isRunning() {
        return container.filter(Observed.Container::isRunning).isPresent();
    }

    /** Throws when there is none. */
    Observed.Container there() {
        return container.orElseThrow(() -> new HostException(nothing));
    }

    /** Its name; throws when there is none that runs. */
    String running() {
        Observed.Container found = there();
        if (found.isPaused()) {
            throw new HostException(found.name() + " is paused; 'stack unpause " + found.service() + "' lets it go on");
        }
        if (!found.isRunning()) {
            throw new HostException(found.name() + " does not run (" + found.status()
                    + "); 'stack start' starts it, 'stack run " + found.service() + "' runs one of its own");
        }
        return found.name();
    }
}
