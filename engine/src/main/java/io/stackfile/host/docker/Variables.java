package io.stackfile.host.docker;

import io.stackfile.host.ContainerSpec;
import io.stackfile.host.ImageFacts;
import io.stackfile.host.LinkVariables;
import io.stackfile.host.LinkVariables.Linked;
import io.stackfile.model.Link;
import io.stackfile.model.Service;
import io.stackfile.model.StackLink;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** A container's environment: what its links bring, and over that what its author wrote. */
final class Variables {
    private Variables() {}

    static List<String> of(
            ContainerSpec container,
            Function<Service, ImageFacts> facts,
            Function<StackLink, List<Linked>> neighbours) {
        Map<String, String> variables = new TreeMap<>();
        for (Link link : container.service().links()) {
            linked(container, link)
                    .map(target -> LinkVariables.of(container.service(), link, target, facts.apply(target)))
                    .forEach(variables::putAll);
        }
        for (StackLink link : container.service().settings().networking().neighbours()) {
            variables.putAll(LinkVariables.of(container.service(), link.alias(), neighbours.apply(link)));
        }
        container.service().environment().forEach((name, value) -> variables.put(name, value.reveal()));
        return variables.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .toList();
    }

    static Stream<Service> linked(ContainerSpec container, Link link) {
        return container.linked().stream()
                .filter(service -> service.name().equals(link.service()))
                .limit(1);
    }
}
