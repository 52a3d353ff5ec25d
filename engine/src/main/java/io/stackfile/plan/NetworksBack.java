package io.stackfile.plan;

import io.stackfile.host.Observed;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The networks of a stack that get back a form that they had.
 *
 * @param returning as they will be
 * @param staying the names of those that keep the form they have, for somebody runs on them who stays
 */
record NetworksBack(List<Observed.Network> returning, SortedSet<String> staying) {
    NetworksBack {
        returning = List.copyOf(returning);
        staying = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(staying));
    }

    /** To how they were. */
    static NetworksBack afterFailure(Observed before, Observed now, Collection<Observed.Container> moving) {
        return of(
                before.allNetworks().stream()
                        .filter(was -> now.network(was.name())
                                .filter(is -> is.form().isSame(was.form()))
                                .isEmpty())
                        .toList(),
                now,
                moving);
    }

    /** To how they were when an update was the newest. One that had no other form, or whose form is forgotten, is as it is. */
    static NetworksBack to(int generation, Observed now, Collection<Observed.Container> moving) {
        Stream<Observed.Network> newer =
                now.networks().stream().filter(network -> network.form().generation() > generation);
        return of(
                Stream.concat(newer, now.lost().stream())
                        .flatMap(network -> network.formAt(generation).map(network::as).stream())
                        .toList(),
                now,
                moving);
    }

    private static NetworksBack of(List<Observed.Network> wanted, Observed now, Collection<Observed.Container> moving) {
        Set<String> names = new HashSet<>();
        moving.forEach(container -> names.add(container.name()));
        SortedSet<String> staying = new TreeSet<>();
        wanted.stream()
                .map(Observed.Network::name)
                .filter(network -> isNeededAsItIs(network, now, names))
                .forEach(staying::add);
        return new NetworksBack(
                wanted.stream()
                        .filter(network -> !staying.contains(network.name()))
                        .toList(),
                staying);
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
        return returning.stream().anyMatch(network -> container.networks().contains(network.name()));
    }

    /** Those that run on networks that get back a form. */
    List<Observed.Container> on(Collection<Observed.Container> containers) {
        return containers.stream()
                .filter(container -> container.isAlive() && concerns(container))
                .toList();
    }
}
