package io.stackfile.reader;

import io.stackfile.model.Declared;
import io.stackfile.model.Newer;
import io.stackfile.model.Service;
import io.stackfile.schema.Node;
import io.stackfile.source.CheckedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a file has keys that not every engine knows. */
record NewerKeys(CheckedFile file) {
    List<Newer.Use> of(List<Service> services, Declared declared) {
        List<Newer.Use> uses = new ArrayList<>();
        Node.Mapping written = file.services();
        services.forEach(service -> written.get(service.name())
                .ifPresent(node ->
                        Newer.of(service).forEach(key -> uses.add(use(key, "services." + service.name(), node)))));
        declared.networks()
                .forEach(network -> Newer.of(network)
                        .forEach(key -> file.document()
                                .get("networks")
                                .flatMap(networks -> below(networks, network.key()))
                                .ifPresent(node -> uses.add(use(key, "networks." + network.key(), node)))));
        return uses;
    }

    private static Newer.Use use(Newer key, String owner, Node node) {
        Node at = find(node, List.of(key.path().split("\\."))).orElse(node);
        return new Newer.Use(key, owner, at.at().toString());
    }

    /** The first place to which the keys lead. */
    private static Optional<Node> find(Node node, List<String> path) {
        if (node instanceof Node.Sequence sequence) {
            return sequence.items().stream()
                    .flatMap(item -> find(item, path).stream())
                    .findFirst();
        }
        if (path.isEmpty() || !(node instanceof Node.Mapping mapping)) {
            return path.isEmpty() ? Optional.of(node) : Optional.empty();
        }
        String[] name = path.get(0).split("=", 2);
        Stream<Node> next =
                name[0].equals("*") ? mapping.all().stream().map(Node.Entry::value) : mapping.get(name[0]).stream();
        return next.filter(value -> name.length < 2
                        || value instanceof Node.Scalar scalar && scalar.text().matches(name[1]))
                .flatMap(value -> find(value, path.subList(1, path.size())).stream())
                .findFirst();
    }

    private static Optional<Node> below(Node node, String key) {
        return node instanceof Node.Mapping mapping ? mapping.get(key) : Optional.empty();
    }
}
