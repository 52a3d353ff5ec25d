package io.stackfile.plan;

import io.stackfile.host.Observed;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a container that is there writes to what another one is to write to. */
final class SharedData {
    private static final String READ_ONLY = ":ro";
    private static final String OWN = "own";

    private SharedData() {}

    /** Containers of one service and number share what the file leaves unnamed, too. */
    static boolean between(Fate fate, Observed.Container container) {
        boolean same = container.service().equals(fate.service().name()) && container.number() == fate.number();
        Set<String> shared = new HashSet<>(written(Fingerprint.parse(fate.fingerprint())));
        shared.retainAll(written(Fingerprint.parse(container.fingerprint())));
        return same || !shared.isEmpty();
    }

    /** Of what the file names. */
    static boolean between(Observed.Container one, Observed.Container other) {
        Set<String> shared = new HashSet<>(written(Fingerprint.parse(one.fingerprint())));
        shared.retainAll(written(Fingerprint.parse(other.fingerprint())));
        return !shared.isEmpty();
    }

    /** Whether a container of another service that is to start takes over what {@code from} gives up. */
    static boolean movesOn(Fate from, Collection<Fate> all) {
        Set<String> given = new HashSet<>(from.there()
                .map(container -> written(Fingerprint.parse(container.fingerprint())))
                .orElse(Set.of()));
        given.removeAll(written(Fingerprint.parse(from.fingerprint())));
        return !given.isEmpty()
                && all.stream()
                        .filter(to -> to.isToStart()
                                && !to.service().name().equals(from.service().name()))
                        .flatMap(to -> written(Fingerprint.parse(to.fingerprint())).stream())
                        .anyMatch(given::contains);
    }

    private static Set<String> written(Fingerprint fingerprint) {
        return fingerprint.fields().entrySet().stream()
                .filter(field -> field.getKey().startsWith("volumes."))
                .map(field -> field.getValue())
                .filter(source -> !source.equals(OWN) && !source.endsWith(READ_ONLY))
                .collect(Collectors.toSet());
    }
}
