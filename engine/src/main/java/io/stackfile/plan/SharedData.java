package io.stackfile.plan;

import io.stackfile.host.Observed;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a container that is there writes to what another one is to write to. */
final class SharedData {
    private static final String READ_ONLY = ":ro";
    private static final String OWN = "own";
    private static final String VOLUMES = "volumes.";

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

    /** Those of other services that are to start on what {@code from} gives up. */
    static List<Fate> takers(Fate from, Collection<Fate> all) {
        Set<String> given = new HashSet<>(from.there()
                .map(container -> written(Fingerprint.parse(container.fingerprint())))
                .orElse(Set.of()));
        given.removeAll(written(Fingerprint.parse(from.fingerprint())));
        return all.stream()
                .filter(to -> to.isToStart()
                        && !to.service().name().equals(from.service().name()))
                .filter(to ->
                        written(Fingerprint.parse(to.fingerprint())).stream().anyMatch(given::contains))
                .toList();
    }

    static boolean movesOn(Fate from, Collection<Fate> all) {
        return !takers(from, all).isEmpty();
    }

    /** What the engine calls a volume counts, not what a file does. */
    private static Set<String> written(Fingerprint fingerprint) {
        return fingerprint.fields().entrySet().stream()
                .filter(field -> field.getKey().startsWith(VOLUMES))
                .filter(field ->
                        !field.getValue().equals(OWN) && !field.getValue().endsWith(READ_ONLY))
                .map(field -> {
                    String target = field.getKey().substring(VOLUMES.length());
                    String called = fingerprint.fields().get("volume_name." + target);
                    return called == null ? field.getValue() : "name " + called;
                })
                .collect(Collectors.toSet());
    }
}
