package io.stackfile.canonical;

import io.stackfile.schema.Node;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Networks, volumes, configs or secrets: those that a service uses, under the name by which the engine knows them. */
final class Definitions {
    private final String project;
    private final Fields fields;

    Definitions(String project, Fields fields) {
        this.project = project;
        this.fields = fields;
    }

    /** Nothing where none is used. */
    Optional<Node.Mapping> of(Node.Mapping document, String key, Set<String> used) {
        Node.Mapping written = document.get(key)
                .filter(Node.Mapping.class::isInstance)
                .map(Node.Mapping.class::cast)
                .orElse(Tree.empty(document));
        Tree definitions = new Tree(written);
        for (String name : new TreeSet<>(used)) {
            Optional<Node> definition = written.get(name);
            if (definition.isPresent() || name.equals("default")) {
                definitions.put(name, definition(name, definition.orElse(Tree.nothing(document))));
            }
        }
        Node.Mapping found = definitions.mapping();
        return found.all().isEmpty() ? Optional.empty() : Optional.of(found);
    }

    private Node definition(String name, Node written) {
        Node.Mapping mapping = written instanceof Node.Mapping given ? given : Tree.empty(written);
        Optional<Node> external = mapping.get("external");
        Tree tree = Tree.of(fields.mapping(mapping)).remove("external");
        Optional<Node> outside = external.flatMap(
                node -> node instanceof Node.Mapping ? Optional.of(Tree.flag(node, true)) : Plain.FLAG.of(node));
        external.filter(Node.Mapping.class::isInstance)
                .flatMap(node -> ((Node.Mapping) node).get("name"))
                .ifPresent(actual -> tree.put("name", actual));
        tree.putIfMissing("name", Tree.text(written, outside.isPresent() ? name : project + "_" + name));
        return tree.put("external", outside).mapping();
    }
}
