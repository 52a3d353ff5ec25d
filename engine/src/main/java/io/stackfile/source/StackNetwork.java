package io.stackfile.source;

import io.stackfile.schema.Dialect;
import io.stackfile.schema.Node;
import io.stackfile.schema.Problems;
import java.util.List;
import java.util.Optional;

/** The engine's name for the network of services that name none: the stack's own, unless a compose file names another one. */
record StackNetwork(List<Node.Mapping> documents, Values values) {
    String of(String stack) {
        return documents.stream()
                .flatMap(document -> written(document).stream())
                .reduce((earlier, later) -> later)
                .orElse(stack);
    }

    private Optional<String> written(Node.Mapping document) {
        if (Dialect.of(document) != Dialect.COMPOSE) {
            return Optional.empty();
        }
        Optional<Node.Mapping> network = mapping(document, "networks").flatMap(all -> mapping(all, "default"));
        return network.flatMap(its -> its.get("name"))
                .filter(Node.Scalar.class::isInstance)
                .map(name -> filled((Node.Scalar) name))
                .filter(name -> !name.isEmpty())
                .or(() -> network.flatMap(its -> its.get("external"))
                        .filter(external -> external instanceof Node.Scalar scalar
                                && scalar.text().equals("true"))
                        .map(external -> "default"));
    }

    private static Optional<Node.Mapping> mapping(Node.Mapping parent, String key) {
        return parent.get(key).filter(Node.Mapping.class::isInstance).map(Node.Mapping.class::cast);
    }

    /** What is wrong with it is told elsewhere. */
    private String filled(Node.Scalar name) {
        return Substitution.ofVariables(values, new Problems(), new Provenance())
                .text(name.text(), name, "");
    }
}
