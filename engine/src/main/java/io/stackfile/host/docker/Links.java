package io.stackfile.host.docker;

import io.stackfile.host.ContainerSpec;
import io.stackfile.host.Endpoint;
import io.stackfile.model.Link;
import io.stackfile.model.Service;
import io.stackfile.model.StackLink;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names that only the linking container knows. They lead to network aliases, not to containers, so they survive those. */
final class Links {
    private Links() {}

    /** On one of its networks: those to its own stack where that one's names are known, and those to the stack of the network. */
    static List<com.github.dockerjava.api.model.Link> of(ContainerSpec container, Endpoint endpoint) {
        List<com.github.dockerjava.api.model.Link> links = endpoint.own() ? own(container) : new ArrayList<>();
        container.service().settings().networking().neighbours().stream()
                .filter(link -> link.stack().equals(endpoint.network()))
                .map(link -> new com.github.dockerjava.api.model.Link(link.service(), link.alias()))
                .forEach(links::add);
        return links;
    }

    /** An engine looks in all networks of a container for a name, but for the names of links first. */
    private static List<com.github.dockerjava.api.model.Link> own(ContainerSpec container) {
        List<com.github.dockerjava.api.model.Link> links = new ArrayList<>();
        List<String> taken = Stream.concat(
                        container.service().links().stream().map(Link::alias),
                        container.service().settings().networking().neighbours().stream()
                                .map(StackLink::alias))
                .toList();
        container.local().stream()
                .filter(name -> !taken.contains(name))
                .map(name -> new com.github.dockerjava.api.model.Link(name, name))
                .forEach(links::add);
        for (Link link : container.service().links()) {
            links.add(new com.github.dockerjava.api.model.Link(link.service(), link.alias()));
            if (!link.alias().equals(link.service())) {
                links.addAll(numbered(container, link));
            }
        }
        container.service().settings().networking().outside().stream()
                .map(link -> new com.github.dockerjava.api.model.Link(link.service(), link.alias()))
                .forEach(links::add);
        return links;
    }

    private static List<com.github.dockerjava.api.model.Link> numbered(ContainerSpec container, Link link) {
        int containers = Variables.linked(container, link).collect(Collectors.summingInt(Service::containers));
        List<com.github.dockerjava.api.model.Link> links = new ArrayList<>();
        for (int number = 1; number <= containers; number++) {
            links.add(new com.github.dockerjava.api.model.Link(
                    link.service() + "-" + number, link.alias() + "-" + number));
        }
        return links;
    }
}
