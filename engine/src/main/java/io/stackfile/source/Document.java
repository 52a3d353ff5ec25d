package io.stackfile.source;

import io.stackfile.schema.Dialect;
import io.stackfile.schema.Node;
import io.stackfile.schema.Problems;
import io.stackfile.schema.SchemaCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One YAML document and its layout. */
record Document(Node.Mapping tree, Dialect dialect) {
    private static final String SERVICES = "services";

    /** Documents that go together must have one layout; one of a compose file may have no services. */
    static List<Document> of(List<Node.Mapping> trees, Problems problems) {
        boolean compose = trees.stream().anyMatch(tree -> Dialect.of(tree) == Dialect.COMPOSE);
        List<Document> documents = new ArrayList<>();
        for (Node.Mapping tree : trees) {
            if (!compose || Dialect.of(tree) == Dialect.COMPOSE || hasKeysOfCompose(tree, trees.size(), problems)) {
                documents.add(new Document(tree, compose ? Dialect.COMPOSE : Dialect.STACKFILE));
            }
        }
        return documents;
    }

    private static boolean hasKeysOfCompose(Node.Mapping tree, int documents, Problems problems) {
        Set<String> known = SchemaCheck.keysOfComposeFile();
        Optional<Node.Entry> other = tree.all().stream()
                .filter(entry -> !known.contains(entry.name()) && !entry.name().startsWith("x-"))
                .findFirst();
        other.ifPresent(entry -> problems.error(
                entry.key(),
                "",
                "the other " + (documents > 2 ? "files have" : "file has")
                        + " 'services:' above its services, this one has not",
                "write services: above '" + entry.name() + "' and indent what is below"));
        return other.isEmpty();
    }

    /** Services by name, wherever the layout has them. */
    Node.Mapping services() {
        return dialect == Dialect.STACKFILE
                ? tree
                : tree.get(SERVICES)
                        .filter(Node.Mapping.class::isInstance)
                        .map(Node.Mapping.class::cast)
                        .orElse(new Node.Mapping(tree.at(), Map.of()));
    }

    Document with(Node.Mapping other) {
        return new Document(other, dialect);
    }

    Document withServices(Node.Mapping services) {
        if (services == services() || isOfAnotherForm()) {
            return this;
        }
        return dialect == Dialect.STACKFILE
                ? new Document(services, dialect)
                : new Document(Trees.with(tree, SERVICES, services), dialect);
    }

    /** What is to be said of that the schema says. */
    private boolean isOfAnotherForm() {
        return dialect == Dialect.COMPOSE
                && tree.get(SERVICES)
                        .filter(services -> !(services instanceof Node.Mapping))
                        .isPresent();
    }

    /** The same as a compose file, whatever its layout. */
    Document asCompose() {
        if (dialect == Dialect.COMPOSE) {
            return this;
        }
        Map<String, Node.Entry> top = new LinkedHashMap<>();
        Node.Scalar key = new Node.Scalar(tree.at(), SERVICES, Node.Type.TEXT, false);
        top.put(SERVICES, new Node.Entry(key, tree));
        return new Document(new Node.Mapping(tree.at(), top), Dialect.COMPOSE);
    }
}
