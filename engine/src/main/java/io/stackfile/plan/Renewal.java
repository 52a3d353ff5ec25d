package io.stackfile.plan;

import io.stackfile.host.NetworkSpec;
import io.stackfile.host.Observed;
import io.stackfile.model.Service;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The networks that an update makes anew, because the file has them otherwise now and an engine cannot change them.
 *
 * @param wanted what the file says of all
 * @param notes on those that stay as they are all the same
 */
record Renewal(WantedNetworks wanted, List<NetworkSpec> networks, List<String> notes) {
    Renewal {
        networks = List.copyOf(networks);
        notes = List.copyOf(notes);
    }

    /**
     * @param fates what becomes of the containers of the chosen services while networks stay
     * @param selected the names of the chosen services; none when they are all
     */
    static Renewal of(
            WantedNetworks wanted,
            Collection<Service> chosen,
            Collection<Fate> fates,
            Set<String> selected,
            Wish wish,
            int generation) {
        List<NetworkSpec> changed = wanted.changed(chosen);
        Set<String> unfinished = unfinished(fates);
        List<NetworkSpec> networks = changed.stream()
                .filter(network -> !wish.leavesNetworks() && !unfinished.contains(network.name()))
                .filter(network -> wanted.isFree(network.name(), selected)
                        && (wish.removesOrphans() || !wanted.hasOrphans(network.name())))
                .map(network -> wanted.made(network, generation))
                .toList();
        Set<String> names = networks.stream().map(NetworkSpec::name).collect(Collectors.toSet());
        List<String> notes = changed.stream()
                .map(NetworkSpec::name)
                .filter(name -> !names.contains(name))
                .map(name -> "network " + name + " stays as it was made" + why(name, unfinished, wish))
                .toList();
        return new Renewal(wanted, networks, notes);
    }

    /** The networks of containers that an interrupted update left without their names; they get these first. */
    private static Set<String> unfinished(Collection<Fate> fates) {
        return fates.stream()
                .filter(fate -> fate.kind() == Fate.Kind.FINISH)
                .flatMap(fate -> fate.next().stream())
                .flatMap(next -> next.networks().stream())
                .collect(Collectors.toSet());
    }

    private static String why(String network, Set<String> unfinished, Wish wish) {
        if (unfinished.contains(network)) {
            return " until 'stack up' is run again: an earlier update is finished first";
        }
        return wish.leavesNetworks() ? "; 'stack up' makes it as the file says" : ": others are on it";
    }

    /** What is on a network that is made anew is replaced; what an interrupted update has made there goes. */
    Fate adjusted(Fate fate) {
        Optional<Observed.Container> next = fate.next().filter(left -> !isOnOne(left));
        if (fate.there().filter(this::isOnOne).isEmpty()) {
            return fate.with(fate.kind(), next, fate.reason());
        }
        Stream<String> own = fate.kind() == Fate.Kind.REPLACE ? Stream.of(fate.reason()) : Stream.of();
        Stream<String> ofNetworks = networks.stream()
                .filter(network -> isOn(fate.there().orElseThrow(), network))
                .map(wanted::describedChange);
        return fate.with(Fate.Kind.REPLACE, next, Stream.concat(own, ofNetworks).collect(Collectors.joining("; ")));
    }

    private boolean isOnOne(Observed.Container container) {
        return networks.stream().anyMatch(network -> isOn(container, network));
    }

    private static boolean isOn(Observed.Container container, NetworkSpec network) {
        return container.networks().contains(network.name());
    }
}
