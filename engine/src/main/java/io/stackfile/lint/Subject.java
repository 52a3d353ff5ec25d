package io.stackfile.lint;

import io.stackfile.model.Image;
import io.stackfile.model.Namespace;
import io.stackfile.model.Port;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import io.stackfile.schema.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** One service under the eyes of a rule: as it is, and as it is written. */
record Subject(Stack stack, Service service, Node.Mapping mapping, Written written, OptionalLong memory) {
    /** A variable with the place where it is written. */
    record Variable(Node.Scalar at, String name, Optional<String> value) {}

    String name() {
        return service.name();
    }

    /** The image as it was published, not as it is built here. */
    Optional<Image> image() {
        return mapping.get("image")
                .filter(Node.Scalar.class::isInstance)
                .map(written -> Image.of(((Node.Scalar) written).text()));
    }

    boolean isOnNetworkOfHost() {
        return service.settings().namespaces().network().equals(Optional.of(new Namespace.Mode("host")));
    }

    /** The key that is there, or else the service's name. */
    Node key(String... keys) {
        return Stream.of(keys)
                .flatMap(key -> Stream.ofNullable(mapping.entries().get(key)))
                .map(Node.Entry::key)
                .findFirst()
                .orElseGet(() -> java.util.Objects.requireNonNull(
                                written.services().entries().get(name()))
                        .key());
    }

    /** Where a port is published; the key where no item says just that. */
    Node at(Port port) {
        String container = Integer.toString(port.container().port());
        return items("ports").stream()
                .filter(item -> words(item).equals(port.toString()))
                .findFirst()
                .or(() -> items("ports").stream()
                        .filter(item -> words(item).replaceFirst("/\\w+$", "").matches("(.*:)?" + container))
                        .findFirst())
                .map(item ->
                        item instanceof Node.Mapping form ? form.get("target").orElse(form) : item)
                .orElseGet(() -> key("ports"));
    }

    private static String words(Node item) {
        return item instanceof Node.Mapping form ? textOf(form, "target") : ((Node.Scalar) item).text();
    }

    List<Node> items(String key) {
        return mapping
                .get(key)
                .map(node -> node instanceof Node.Sequence list ? list.items() : List.of(node))
                .orElse(List.of())
                .stream()
                .filter(item -> !(item instanceof Node.Sequence))
                .toList();
    }

    static String textOf(Node.Mapping mapping, String key) {
        return mapping.get(key)
                .filter(Node.Scalar.class::isInstance)
                .map(found -> ((Node.Scalar) found).text())
                .orElse("");
    }

    /** Entries of a mapping, or items of a list. */
    static List<Variable> variables(Optional<Node> node) {
        List<Variable> variables = new ArrayList<>();
        if (node.isPresent() && node.get() instanceof Node.Mapping entries) {
            for (Node.Entry entry : entries.all()) {
                if (entry.value() instanceof Node.Scalar value) {
                    Optional<String> text = value.isNull() ? Optional.empty() : Optional.of(value.text());
                    variables.add(new Variable(value.isNull() ? entry.key() : value, entry.name(), text));
                }
            }
        } else if (node.isPresent() && node.get() instanceof Node.Sequence list) {
            for (Node item : list.items()) {
                if (item instanceof Node.Scalar scalar) {
                    String[] pair = scalar.text().split("=", 2);
                    variables.add(
                            new Variable(scalar, pair[0], pair.length > 1 ? Optional.of(pair[1]) : Optional.empty()));
                }
            }
        }
        return variables;
    }

    List<Variable> environment() {
        return variables(mapping.get("environment"));
    }

    boolean hasVariable(String pattern) {
        return environment().stream().anyMatch(variable -> variable.name().matches(pattern));
    }

    /** What it runs instead of its image's program and command, in one line. */
    String command() {
        return Stream.of(service.command().entrypoint(), service.command().arguments())
                .flatMap(words -> words.orElse(List.of()).stream())
                .reduce("", (line, word) -> line + " " + word);
    }
}
