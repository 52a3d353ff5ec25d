package io.stackfile.plan;

import io.stackfile.host.Observed;
import io.stackfile.model.Port;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Ports of the host that running containers hold and others, or their own replacements, want. */
record HeldPorts(List<Fate> fates) {
    private static final String PORTS = "ports.";

    static Stream<Observed.Published> of(Observed.Container container) {
        return container.ports().stream();
    }

    static boolean wants(Fate fate, Observed.Published held) {
        return fate.service().ports().stream()
                .filter(Port::isFixed)
                .anyMatch(port -> port.published().equals(Integer.toString(held.port()))
                        && held.container().protocol() == port.container().protocol());
    }

    /** Whether two containers were made to have the same port of the host, which one of them has. */
    static boolean between(Observed.Container holder, Observed.Container other) {
        return of(holder).anyMatch(held -> wants(other, held));
    }

    private static boolean wants(Observed.Container container, Observed.Published held) {
        return Fingerprint.parse(container.fingerprint()).fields().entrySet().stream()
                .filter(field -> field.getKey().startsWith(PORTS)
                        && field.getKey().endsWith("/" + held.container().protocol()))
                .flatMap(field -> Stream.of(field.getValue().split(",")))
                .map(published -> published.substring(published.lastIndexOf(':') + 1))
                .anyMatch(Integer.toString(held.port())::equals);
    }

    /** Whether another service waits for a port until this one's old container stops. */
    boolean holdsOneOfAnother(Fate fate) {
        return fate.kind() == Fate.Kind.REPLACE
                && held(fate)
                        .anyMatch(held -> fates.stream()
                                .filter(other -> !other.equals(fate) && other.kind() != Fate.Kind.KEEP)
                                .anyMatch(other -> wants(other, held)));
    }

    Optional<Observed.Published> firstWanted(Fate fate) {
        return held(fate)
                .filter(held -> fates.stream().anyMatch(other -> wants(other, held)))
                .findFirst();
    }

    private static Stream<Observed.Published> held(Fate fate) {
        return fate.there().stream().filter(Observed.Container::isAlive).flatMap(HeldPorts::of);
    }
}
