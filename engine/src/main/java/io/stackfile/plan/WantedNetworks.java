package io.stackfile.plan;

import io.stackfile.host.Names;
import io.stackfile.host.NetworkSpec;
import io.stackfile.host.Observed;
import io.stackfile.model.Attachment;
import io.stackfile.model.Network;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The networks that services are to be on, beside those that are there. */
record WantedNetworks(Stack stack, Observed observed) {
    /** The engine's names of the networks of a service. */
    Set<String> namesOf(Service service) {
        Set<String> names = new TreeSet<>();
        keysOf(service).forEach(key -> names.add(name(key)));
        service.settings().networking().neighbours().forEach(link -> names.add(link.stack()));
        return names;
    }

    private static Stream<String> keysOf(Service service) {
        return service.settings().namespaces().network().isPresent()
                ? Stream.empty()
                : service.settings().networking().joined().stream().map(Attachment::network);
    }

    private String name(String key) {
        return Names.network(stack.name(), stack.declared().network(key));
    }

    /** Those that some services need and that are to be made by us, the stack's own first; it is there for its salt, too. */
    List<NetworkSpec> of(Collection<Service> services) {
        Map<String, Network> wanted = new LinkedHashMap<>();
        Network usual = stack.declared().network(Network.DEFAULT);
        boolean own = !usual.external() && name(Network.DEFAULT).equals(stack.name());
        wanted.put(stack.name(), own ? usual : Network.usual(Network.DEFAULT));
        services.stream()
                .flatMap(WantedNetworks::keysOf)
                .distinct()
                .sorted()
                .map(key -> stack.declared().network(key))
                .filter(network -> !network.external())
                .forEach(network -> wanted.putIfAbsent(Names.network(stack.name(), network), network));
        return wanted.entrySet().stream()
                .map(entry -> spec(entry.getKey(), entry.getValue()))
                .toList();
    }

    private NetworkSpec spec(String name, Network network) {
        return new NetworkSpec(
                name, stack.name(), observed.salt(), network, new DeclaredFields(observed.salt()).fingerprint(network));
    }

    /** The networks of these services that are there, and that the file has otherwise now. */
    List<NetworkSpec> changed(Collection<Service> services) {
        return of(services).stream()
                .filter(network -> !changes(network).isEmpty())
                .toList();
    }

    /** What is to be made in an update; it remembers what it was. */
    NetworkSpec made(NetworkSpec wanted, int update) {
        return observed.allNetworks().stream()
                .filter(was -> was.name().equals(wanted.name()))
                .findFirst()
                .map(was -> wanted.after(was.forms(), update))
                .orElse(wanted);
    }

    String describedChange(NetworkSpec wanted) {
        return "network " + wanted.name() + ": " + String.join(", ", changes(wanted));
    }

    /** How a network that is there differs from what is wanted; empty when it does not, or is not there. */
    List<String> changes(NetworkSpec wanted) {
        return observed.network(wanted.name())
                .map(there -> changes(Fingerprint.parse(there.fingerprint()), Fingerprint.parse(wanted.fingerprint())))
                .orElse(List.of());
    }

    private List<String> changes(Fingerprint there, Fingerprint wanted) {
        return Changes.between(there.hidingAs(wanted, observed.salt()), wanted);
    }

    /** Whether everything on a network is of the selected services, none meaning all, so that nobody else minds. */
    boolean isFree(String network, Set<String> selected) {
        return observed.guests().stream().noneMatch(guest -> guest.networks().contains(network))
                && observed.containers().stream()
                        .filter(container -> container.networks().contains(network))
                        .noneMatch(container -> container.oneOff()
                                || stack.inactive().contains(container.service())
                                || !selected.isEmpty() && !selected.contains(container.service()));
    }

    /** Whether containers are on it that the file no longer names. */
    boolean hasOrphans(String network) {
        return new Orphans(stack, observed)
                .containers().stream()
                        .anyMatch(container -> container.networks().contains(network));
    }

    /** Those of the stack that are no longer in the file, and that no service left alone for now is on. */
    List<String> surplus() {
        Set<String> declared = new TreeSet<>(List.of(stack.name(), name(Network.DEFAULT)));
        stack.declared().networks().forEach(network -> declared.add(Names.network(stack.name(), network)));
        return observed.networks().stream()
                .map(Observed.Network::name)
                .filter(name -> !declared.contains(name))
                .filter(name -> isFree(name, Set.of()))
                .toList();
    }

    /** What must be there and is not, and what is to be made and is somebody else's. */
    List<Obstacle> obstacles(Collection<Service> services) {
        return services.stream()
                .flatMap(WantedNetworks::keysOf)
                .distinct()
                .sorted()
                .map(key -> stack.declared().network(key))
                .flatMap(network -> obstacle(network).stream())
                .toList();
    }

    private Optional<Obstacle> obstacle(Network network) {
        String name = Names.network(stack.name(), network);
        boolean others = observed.otherNetworks().contains(name);
        if (network.external() && !others && observed.network(name).isEmpty()) {
            return Optional.of(new Obstacle(
                    "there is no network '" + name + "' on the host, and the file says that networks." + network.key()
                            + " is external",
                    "make it there with: docker network create " + name));
        }
        return network.external() || !others
                ? Optional.empty()
                : Optional.of(new Obstacle(
                        "the network '" + name + "' on the host is not one of this stack",
                        "write external: true under networks." + network.key()
                                + " to use it, or give it another name"));
    }
}
