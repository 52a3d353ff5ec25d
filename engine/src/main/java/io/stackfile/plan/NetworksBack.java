package io.stackfile.plan;

import io.stackfile.host.NetworkForm;
import io.stackfile.host.Observed;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The networks of a stack that get back a form that they had.
 *
 * @param forms by the name of the network
 * @param staying those that keep the form they have, for somebody runs on them who stays
 */
record NetworksBack(SortedMap<String, NetworkForm> forms, SortedSet<String> staying) {
    NetworksBack {
        forms = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(forms));
        staying = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(staying));
    }

    /** To how they were. */
    static NetworksBack afterFailure(Observed before, Observed now, Collection<Observed.Container> moving) {
        SortedMap<String, NetworkForm> wanted = new TreeMap<>();
        for (Observed.Network was : before.networks()) {
            if (now.network(was.name())
                    .filter(is -> is.form().isSame(was.form()))
                    .isEmpty()) {
                wanted.put(was.name(), was.form());
            }
        }
        return of(wanted, now, moving);
    }

    /** To how they were when an update was the newest. One that had no other form, or whose form is forgotten, is as it is. */
    static NetworksBack to(int generation, Observed now, Collection<Observed.Container> moving) {
        SortedMap<String, NetworkForm> wanted = new TreeMap<>();
        now.networks().stream()
                .filter(network -> network.form().generation() > generation)
                .forEach(network -> network.formAt(generation).ifPresent(form -> wanted.put(network.name(), form)));
        return of(wanted, now, moving);
    }

    private static NetworksBack of(
            SortedMap<String, NetworkForm> wanted, Observed now, Collection<Observed.Container> moving) {
        Set<String> names = new HashSet<>();
        moving.forEach(container -> names.add(container.name()));
        SortedSet<String> staying = new TreeSet<>();
        wanted.keySet().stream()
                .filter(network -> isNeededAsItIs(network, now, names))
                .forEach(staying::add);
        wanted.keySet().removeAll(staying);
        return new NetworksBack(wanted, staying);
    }

    private static boolean isNeededAsItIs(String network, Observed now, Set<String> moving) {
        return now.guests().stream().anyMatch(guest -> guest.networks().contains(network))
                || now.containers().stream()
                        .filter(container -> container.isAlive() && !container.isKept())
                        .filter(container -> container.networks().contains(network))
                        .anyMatch(container -> !moving.contains(container.name()));
    }

    /** Whether a container has to be off for a network's sake. */
    boolean concerns(Observed.Container container) {
        return container.networks().stream().anyMatch(forms::containsKey);
    }

    /** Those that are on networks that get back a form. */
    List<Observed.Container> on(Collection<Observed.Container> containers) {
        return containers.stream()
                .filter(container -> container.isAlive() && concerns(container))
                .toList();
    }
}
