package io.stackfile.plan;

import io.stackfile.host.Observed;
import io.stackfile.model.Dependency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Containers that share a namespace or volumes with the first one of another service: when that one is made anew they have to
 * be, too, because what they share is known to the engine by its maker's identifier. Containers that are to be started again with
 * what they depend on are.
 */
record Companions(List<Fate> earlier) {
    /** Those of some containers that run and share a namespace with the first one of a service that is among others. */
    static List<Observed.Container> of(List<Observed.Container> makers, List<Observed.Container> all) {
        Set<String> services = makers.stream()
                .filter(container -> container.number() == 1)
                .map(Observed.Container::service)
                .collect(Collectors.toSet());
        return all.stream()
                .filter(container -> container.isAlive() && !makers.contains(container))
                .filter(container -> Fingerprint.parse(container.fingerprint()).sharesWith().stream()
                        .anyMatch(services::contains))
                .toList();
    }

    Fate adjusted(Fate fate) {
        if (fate.there().isEmpty() || (fate.kind() != Fate.Kind.KEEP && fate.kind() != Fate.Kind.START)) {
            return fate;
        }
        Set<String> shared = fate.service().companions();
        return (shared.isEmpty() ? Stream.<Fate>empty() : earlier.stream())
                .filter(other -> other.number() == 1)
                .filter(other -> shared.contains(other.service().name()))
                .filter(other -> isMadeAnew(other) || isYounger(other, fate) || isStartedUnder(other, fate))
                .findFirst()
                .map(other -> fate.with(Fate.Kind.REPLACE, "shares with " + other.name() + ", which is " + word(other)))
                .orElseGet(() -> restarted(fate));
    }

    private Fate restarted(Fate fate) {
        if (fate.kind() != Fate.Kind.KEEP
                || fate.there().filter(Observed.Container::isAlive).isEmpty()) {
            return fate;
        }
        return fate.service().dependencies().stream()
                .filter(Dependency::restart)
                .flatMap(dependency -> earlier.stream()
                        .filter(other -> other.service().name().equals(dependency.service()))
                        .filter(Companions::isMadeAnew))
                .findFirst()
                .map(other -> fate.with(Fate.Kind.RESTART, other.name() + " is " + word(other)))
                .orElse(fate);
    }

    private static boolean isMadeAnew(Fate other) {
        return Set.of(Fate.Kind.CREATE, Fate.Kind.REPLACE, Fate.Kind.FINISH).contains(other.kind());
    }

    /** An earlier update replaced the other one, and did not come to this one. */
    private static boolean isYounger(Fate other, Fate fate) {
        return other.there()
                        .map(Observed.Container::created)
                        .orElse("")
                        .compareTo(fate.there().map(Observed.Container::created).orElse(""))
                > 0;
    }

    /** A namespace ends with its maker; who runs on in it is alone. */
    private static boolean isStartedUnder(Fate other, Fate fate) {
        return (other.kind() == Fate.Kind.START || other.kind() == Fate.Kind.RESTART)
                && fate.kind() == Fate.Kind.KEEP
                && fate.service()
                        .settings()
                        .namespaces()
                        .services()
                        .contains(other.service().name());
    }

    private static String word(Fate other) {
        return switch (other.kind()) {
            case CREATE -> "created";
            case START, RESTART -> "started";
            case REPLACE, FINISH -> "replaced";
            case KEEP -> "newer";
        };
    }
}
