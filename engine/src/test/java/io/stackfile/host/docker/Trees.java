package io.stackfile.host.docker;

import io.stackfile.schema.Node;
import io.stackfile.schema.Problems;
import io.stackfile.schema.Source;
import io.stackfile.schema.YamlTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** YAML as trees, put together and taken apart. */
final class Trees {
    private Trees() {}

    static Node.Mapping of(String yaml) {
        Problems problems = new Problems();
        Node node = YamlTree.read(new Source("a test", yaml), problems).orElseThrow();
        problems.throwIfErrors();
        return (Node.Mapping) node;
    }

    /** The entries of both; those of the second go before. */
    static Node.Mapping with(Node.Mapping mapping, Node.Mapping more) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>(mapping.entries());
        entries.putAll(more.entries());
        return new Node.Mapping(mapping.at(), entries);
    }

    static Node.Mapping with(Node.Mapping mapping, String key, Node value) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>(mapping.entries());
        entries.computeIfPresent(key, (name, entry) -> entry.with(value));
        return new Node.Mapping(mapping.at(), entries);
    }

    /** The same without the first key to which a path leads, or the same. */
    static Node without(Node node, List<String> path) {
        return changed(node, path, Map::remove);
    }

    /** The same with another value for the first key to which a path leads, or the same. */
    static Node with(Node node, List<String> path, Node value) {
        return changed(node, path, (entries, key) -> entries.computeIfPresent(key, (name, entry) -> entry.with(value)));
    }

    private static Node changed(Node node, List<String> path, BiConsumer<Map<String, Node.Entry>, String> change) {
        String name = path.get(0);
        List<String> rest = path.subList(1, path.size());
        if (node instanceof Node.Sequence list && name.equals("[]")) {
            List<Node> items = new ArrayList<>(list.items());
            for (int i = 0; i < items.size(); i++) {
                Node less = changed(items.get(i), rest, change);
                if (less != items.get(i)) {
                    items.set(i, less);
                    return new Node.Sequence(list.at(), items);
                }
            }
        } else if (node instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.all()) {
                if (name.equals("*") || name.equals(entry.name())) {
                    if (rest.isEmpty()) {
                        Map<String, Node.Entry> entries = new LinkedHashMap<>(mapping.entries());
                        change.accept(entries, entry.name());
                        return new Node.Mapping(mapping.at(), entries);
                    }
                    Node less = changed(entry.value(), rest, change);
                    if (less != entry.value()) {
                        return with(mapping, entry.name(), less);
                    }
                }
            }
        }
        return node;
    }
}
