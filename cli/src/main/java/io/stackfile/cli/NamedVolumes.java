package io.stackfile.cli;

import io.stackfile.schema.Dialect;
import io.stackfile.schema.Node;
import io.stackfile.source.CheckedFile;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The volumes that a file names, as far as that shows without its values. */
record NamedVolumes(Set<String> keys, Set<String> services) {
    /** As {@code db-1_data-db}, of a place of a container that nobody has named. */
    private static final Pattern OWN = Pattern.compile("(.+)-\\d+_.*");

    static NamedVolumes of(CheckedFile file) {
        Set<String> keys = new TreeSet<>();
        Node.Mapping services = file.services();
        if (file.dialect() == Dialect.COMPOSE
                && file.document().get("volumes").orElse(null) instanceof Node.Mapping declared) {
            keys.addAll(declared.entries().keySet());
        }
        services.all().stream()
                .flatMap(service -> mounts(service.value()))
                .map(NamedVolumes::source)
                .forEach(keys::add);
        return new NamedVolumes(keys, services.entries().keySet());
    }

    boolean has(String key) {
        Matcher own = OWN.matcher(key);
        return keys.contains(key) || own.matches() && services.contains(own.group(1));
    }

    private static Stream<Node> mounts(Node service) {
        return service instanceof Node.Mapping keys && keys.get("volumes").orElse(null) instanceof Node.Sequence list
                ? list.items().stream()
                : Stream.of();
    }

    private static String source(Node mount) {
        if (mount instanceof Node.Mapping keys) {
            return keys.get("source").orElse(null) instanceof Node.Scalar source ? source.text() : "";
        }
        return mount instanceof Node.Scalar text ? text.text().split(":", 2)[0] : "";
    }
}
