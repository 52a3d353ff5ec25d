package io.stackfile.canonical;

import io.stackfile.schema.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code extra_hosts}: {@code [NAME=ADDRESS]}, by the names' order. */
final class Hosts {
    private Hosts() {}

    static Optional<Node> of(Node written) {
        Map<String, List<String>> hosts = new TreeMap<>();
        if (written instanceof Node.Mapping mapping) {
            mapping.all()
                    .forEach(entry -> Tree.items(entry.value())
                            .forEach(address -> add(
                                    hosts, entry.name(), Tree.textOf(address).orElse(""))));
        } else {
            for (Node item : Tree.items(written)) {
                String[] host = Tree.textOf(item).orElse("").split(separator(item), 2);
                add(hosts, host[0], host.length < 2 ? "" : host[1]);
            }
        }
        List<Node> items = new ArrayList<>();
        hosts.forEach(
                (name, addresses) -> addresses.forEach(address -> items.add(Tree.text(written, name + "=" + address))));
        return Optional.of(Tree.list(written, items));
    }

    private static String separator(Node item) {
        return Tree.textOf(item).orElse("").contains("=") ? "=" : ":";
    }

    private static void add(Map<String, List<String>> hosts, String name, String address) {
        String plain =
                address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
        hosts.computeIfAbsent(name, key -> new ArrayList<>()).add(plain);
    }
}
