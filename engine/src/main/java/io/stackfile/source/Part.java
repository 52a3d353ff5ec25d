package io.stackfile.source;

import io.stackfile.schema.Dialect;
import io.stackfile.schema.Node;
import io.stackfile.schema.Position;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a command needs of a file: some keys of some services. Of the others it is left how to tell one from another.
 *
 * @param services which of them, by name
 * @param keys as in {@code build.tags}
 */
public record Part(Predicate<String> services, Set<String> keys) {
    /** With a dot at its end: that it is there, not what it says. */
    private static final Set<String> OF_EACH = Set.of("image", "build.", "provider.");

    public Part {
        keys = Set.copyOf(keys);
    }

    Document of(Document whole) {
        Set<String> more = Stream.concat(keys.stream(), OF_EACH.stream()).collect(Collectors.toSet());
        Map<String, Node.Entry> services = new LinkedHashMap<>();
        whole.services()
                .all()
                .forEach(entry -> services.put(
                        entry.name(), reduced(entry, this.services.test(entry.name()) ? more : OF_EACH, "")));
        Document reduced = whole.withServices(new Node.Mapping(whole.services().at(), services));
        return reduced.dialect() == Dialect.STACKFILE ? reduced : reduced.with(top(reduced.tree()));
    }

    /** A build may name secrets, and these have to be there. */
    private static Node.Mapping top(Node.Mapping tree) {
        Map<String, Node.Entry> top = new LinkedHashMap<>(tree.entries());
        top.keySet().retainAll(Set.of("name", "services", "secrets"));
        top.computeIfPresent(
                "secrets",
                (name, entry) -> entry.value() instanceof Node.Mapping secrets
                        ? entry.with(Trees.values(secrets, secret -> new Node.Mapping(secret.at(), Map.of())))
                        : entry);
        return new Node.Mapping(tree.at(), top);
    }

    /** Where values stand that nobody need know. */
    Set<Position> unwanted(Document whole) {
        Set<Position> unwanted = new HashSet<>();
        places(whole.tree(), unwanted);
        Set<Position> wanted = new HashSet<>();
        whole.services().all().stream()
                .filter(entry -> services.test(entry.name()))
                .forEach(entry -> places(reduced(entry, keys, "").value(), wanted));
        unwanted.removeAll(wanted);
        return unwanted;
    }

    private static Node.Entry reduced(Node.Entry entry, Set<String> keys, String where) {
        Map<String, Node.Entry> left = new LinkedHashMap<>();
        if (entry.value() instanceof Node.Mapping mapping) {
            for (Node.Entry one : mapping.all()) {
                String key = where + one.name();
                if (keys.contains(key)) {
                    left.put(one.name(), one);
                } else if (keys.stream().anyMatch(longer -> longer.startsWith(key + "."))) {
                    left.put(one.name(), reduced(one, keys, key + "."));
                }
            }
        }
        return entry.with(new Node.Mapping(entry.value().at(), left));
    }

    private static void places(Node node, Set<Position> places) {
        if (node instanceof Node.Mapping mapping) {
            mapping.all().forEach(entry -> places(entry.value(), places));
        } else if (node instanceof Node.Sequence sequence) {
            sequence.items().forEach(item -> places(item, places));
        } else {
            places.add(node.at());
        }
    }
}
