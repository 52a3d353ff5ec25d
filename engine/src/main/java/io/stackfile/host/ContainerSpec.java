package io.stackfile.host;

import io.stackfile.model.Attachment;
import io.stackfile.model.Link;
import io.stackfile.model.Network;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import io.stackfile.model.StackLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A container to be made: one of a service.
 *
 * @param name what it is called, with a suffix while it is a replacement
 * @param number which of its service's containers, from 1
 * @param linked the services it links to, for the variables that a link brings, and those it shares something with
 * @param local names of services that are to mean those of its own stack, though it is on another one's network, too
 * @param endpoints its networks, the one it is made on first; meaningless when it has another's
 * @param fingerprint what it is made from, for the label that tells a change
 * @param standing how far it belongs to its service already
 * @param origin which update made it
 */
public record ContainerSpec(
        String name,
        String stack,
        String file,
        Service service,
        int number,
        List<Service> linked,
        List<String> local,
        List<Endpoint> endpoints,
        String fingerprint,
        Standing standing,
        Origin origin) {
    public ContainerSpec {
        endpoints = List.copyOf(endpoints);
        linked = List.copyOf(linked);
        local = List.copyOf(local);
    }

    public static ContainerSpec of(Stack stack, Service service, int number, String fingerprint) {
        List<Service> linked = Stream.concat(service.links().stream().map(Link::service), service.companions().stream())
                .flatMap(other -> stack.service(other).stream())
                .distinct()
                .toList();
        return new ContainerSpec(
                Names.container(stack.name(), service, number),
                stack.name(),
                stack.file(),
                service,
                number,
                linked,
                service.settings().networking().neighbours().isEmpty()
                        ? List.of()
                        : stack.services().stream().map(Service::name).toList(),
                endpoints(stack, service),
                fingerprint,
                Standing.SETTLED,
                Origin.UNKNOWN);
    }

    private static List<Endpoint> endpoints(Stack stack, Service service) {
        List<Endpoint> endpoints = new ArrayList<>();
        for (Attachment joined : service.settings().networking().joined()) {
            Network network = stack.declared().network(joined.network());
            endpoints.add(new Endpoint(Names.network(stack.name(), network), joined, true, network.external()));
        }
        List<String> own = endpoints.stream().map(Endpoint::network).toList();
        service.settings().networking().neighbours().stream()
                .map(StackLink::stack)
                .distinct()
                .filter(other -> !own.contains(other))
                .forEach(other -> endpoints.add(new Endpoint(other, Attachment.to(other), false, true)));
        return endpoints;
    }

    /** The name of the first container of one of the services that it shares something with. */
    public String first(String other) {
        return linked.stream()
                .filter(service -> service.name().equals(other))
                .findFirst()
                .map(service -> Names.container(stack, service, 1))
                .orElseThrow();
    }

    public ContainerSpec named(String other) {
        return new ContainerSpec(
                other, stack, file, service, number, linked, local, endpoints, fingerprint, standing, origin);
    }

    public ContainerSpec standing(Standing other) {
        return new ContainerSpec(
                name, stack, file, service, number, linked, local, endpoints, fingerprint, other, origin);
    }

    public ContainerSpec from(Origin other) {
        return new ContainerSpec(
                name, stack, file, service, number, linked, local, endpoints, fingerprint, standing, other);
    }

    public ContainerSpec at(List<Endpoint> others) {
        return new ContainerSpec(
                name, stack, file, service, number, linked, local, others, fingerprint, standing, origin);
    }

    /** The networks of its own stack that know it by its service's names. */
    public Set<String> ownNetworks() {
        return endpoints.stream()
                .filter(endpoint -> endpoint.own() && !endpoint.external())
                .map(Endpoint::network)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
