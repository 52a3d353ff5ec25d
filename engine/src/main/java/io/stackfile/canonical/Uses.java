package io.stackfile.canonical;

import io.stackfile.schema.Node;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What services in canonical form use of a file's networks, volumes, configs, secrets and models. */
final class Uses {
    private final Collection<Node.Mapping> services;

    Uses(Collection<Node.Mapping> services) {
        this.services = services;
    }

    /** What is asked for by its name as a key. */
    Set<String> names(String key) {
        return services.stream()
                .flatMap(service -> service.get(key).stream())
                .filter(Node.Mapping.class::isInstance)
                .flatMap(node -> ((Node.Mapping) node).entries().keySet().stream())
                .collect(Collectors.toSet());
    }

    Set<String> sources(String key) {
        return services.stream().flatMap(service -> sources(service, key)).collect(Collectors.toSet());
    }

    Set<String> secrets() {
        Stream<String> builds = services.stream()
                .flatMap(service -> service.get("build").stream())
                .flatMap(build -> sources((Node.Mapping) build, "secrets"));
        return Stream.concat(builds, sources("secrets").stream()).collect(Collectors.toSet());
    }

    private static Stream<String> sources(Node.Mapping from, String key) {
        return from.get(key).map(Tree::items).stream()
                .flatMap(Collection::stream)
                .flatMap(item -> Tree.textOf((Node.Mapping) item, "source").stream());
    }
}
