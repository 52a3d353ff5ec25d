package io.stackfile.reader;

import io.stackfile.schema.Dialect;
import io.stackfile.schema.Node;
import io.stackfile.schema.Suggestion;
import io.stackfile.source.CheckedFile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks what keys mention that {@code stack} leaves to other tools: a file that they would refuse is told of here as well. The checks
 * are those of the compose specification's own reader (compose-go, {@code loader/validate.go}).
 */
record Mentions(CheckedFile file, Node.Mapping services) {
    private static final String OF_A_SERVICE = "service:";
    private static final Set<String> WITHOUT_TARGET = Set.of("rebuild", "restart");

    Mentions(CheckedFile file) {
        this(file, file.services());
    }

    void check() {
        for (Node.Entry service : services.all()) {
            if (service.value() instanceof Node.Mapping keys) {
                String where = "services." + service.name() + ".";
                keys.get("models").ifPresent(models -> names(models).forEach(name -> model(where + "models", name)));
                keys.get("build")
                        .filter(Node.Mapping.class::isInstance)
                        .map(Node.Mapping.class::cast)
                        .ifPresent(build -> build(where + "build.", build));
                below(keys, "develop", "watch").forEach(rule -> watch(where + "develop.watch", rule));
            }
        }
    }

    private void model(String where, Node.Scalar name) {
        if (!isDeclared("models", name.text())) {
            file.problems()
                    .error(
                            name,
                            where,
                            "there is no model '" + name.text() + "'",
                            "declare it at the top level: models: {" + name.text() + ": {model: ai/smollm2}}");
        }
    }

    private void build(String where, Node.Mapping build) {
        build.get("secrets")
                .ifPresent(secrets -> names(secrets)
                        .filter(name -> !isDeclared("secrets", name.text()))
                        .forEach(name -> file.problems()
                                .error(
                                        name,
                                        where + "secrets",
                                        "there is no secret '" + name.text() + "'",
                                        "declare it at the top level: secrets: {" + name.text() + ": {file: ./"
                                                + name.text() + "}}")));
        build.get("additional_contexts")
                .ifPresent(contexts -> values(contexts)
                        .filter(value -> value.text().startsWith(OF_A_SERVICE))
                        .forEach(value -> context(where + "additional_contexts", value)));
    }

    private void context(String where, Node.Scalar value) {
        String service = value.text().substring(OF_A_SERVICE.length());
        Set<String> known = services.entries().keySet();
        if (!known.contains(service)) {
            file.problems()
                    .error(
                            value,
                            where,
                            "there is no service '" + service + "'",
                            Suggestion.among("the services are", service, known));
        } else if (services.get(service)
                .filter(Node.Mapping.class::isInstance)
                .flatMap(keys -> ((Node.Mapping) keys).get("build"))
                .isEmpty()) {
            file.problems()
                    .error(
                            value,
                            where,
                            "'" + service + "' has nothing to build",
                            "write docker-image://NAME for its image");
        }
    }

    private void watch(String where, Node rule) {
        if (rule instanceof Node.Mapping keys && keys.get("target").isEmpty()) {
            keys.get("action")
                    .filter(Node.Scalar.class::isInstance)
                    .map(Node.Scalar.class::cast)
                    .filter(action -> !WITHOUT_TARGET.contains(action.text()))
                    .ifPresent(action -> file.problems()
                            .error(
                                    action,
                                    where,
                                    "'" + action.text() + "' puts files into the container, and nothing says where",
                                    "write target: and a folder of the container"));
        }
    }

    /** A Stackfile has no place for it. */
    private boolean isDeclared(String key, String name) {
        return file.dialect() == Dialect.STACKFILE || isDeclaredAtTheTop(key, name);
    }

    private boolean isDeclaredAtTheTop(String key, String name) {
        return file.document()
                .get(key)
                .filter(Node.Mapping.class::isInstance)
                .map(Node.Mapping.class::cast)
                .filter(declared -> declared.entries().containsKey(name))
                .isPresent();
    }

    /** Of a list of names, of mappings with a source, or of a mapping by names. */
    private static Stream<Node.Scalar> names(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.all().stream().map(Node.Entry::key);
        }
        return items(node).stream()
                .flatMap(
                        item -> item instanceof Node.Mapping mapping ? mapping.get("source").stream() : Stream.of(item))
                .filter(Node.Scalar.class::isInstance)
                .map(Node.Scalar.class::cast);
    }

    /** Of a mapping, or of a list of {@code NAME=value}. */
    private static Stream<Node.Scalar> values(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.all().stream()
                    .map(Node.Entry::value)
                    .filter(Node.Scalar.class::isInstance)
                    .map(Node.Scalar.class::cast);
        }
        return names(node).map(item -> item.withText(item.text().replaceFirst("^[^=]*=", "")));
    }

    private static List<Node> items(Node node) {
        return node instanceof Node.Sequence list ? list.items() : List.of();
    }

    private static List<Node> below(Node.Mapping keys, String key, String list) {
        Optional<Node> inside =
                keys.get(key).filter(Node.Mapping.class::isInstance).flatMap(node -> ((Node.Mapping) node).get(list));
        return inside.map(Mentions::items).orElse(List.of());
    }
}
