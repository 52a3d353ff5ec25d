package io.stackfile.host.docker;

import io.stackfile.host.ContainerSpec;
import io.stackfile.model.Link;
import io.stackfile.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The names that only the linking container knows. They lead to network aliases, not to containers, so they survive those. */
final class Links {
    private Links() {}

    static List<com.github.dockerjava.api.model.Link> of(ContainerSpec container) {
        List<com.github.dockerjava.api.model.Link> links = new ArrayList<>();
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
