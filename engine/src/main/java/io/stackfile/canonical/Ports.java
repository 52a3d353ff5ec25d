package io.stackfile.canonical;

import io.stackfile.schema.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ports}: each port of the container by itself, with what it is reached by. */
final class Ports {
    private static final String RANGE = "(\\d+)(?:-(\\d+))?";
    private static final Pattern SHORT = Pattern.compile("(?:(?:(.*):)?(" + RANGE + ")?:)?" + RANGE + "(?:/(\\w+))?");
    private static final Fields LONG = new Fields()
            .with(Plain.TEXT, "name", "mode", "host_ip", "published", "protocol", "app_protocol")
            .with(Plain.NUMBER, "target");

    private Ports() {}

    static Optional<Node> of(Node written) {
        List<Node> ports = new ArrayList<>();
        for (Node item : Tree.items(written)) {
            if (item instanceof Node.Mapping mapping) {
                ports.add(defaults(Tree.of(LONG.mapping(mapping)), item));
            } else {
                ports.addAll(shortForm((Node.Scalar) item));
            }
        }
        return Optional.of(Tree.list(written, ports));
    }

    private static List<Node> shortForm(Node.Scalar item) {
        Matcher port = SHORT.matcher(item.text().strip());
        if (!port.matches()) {
            return List.of(item);
        }
        int first = Integer.parseInt(port.group(5));
        int last = port.group(6) == null ? first : Integer.parseInt(port.group(6));
        List<Node> ports = new ArrayList<>();
        for (int target = first; target <= last; target++) {
            Tree tree = new Tree(item).put("target", Tree.number(item, Integer.toString(target)));
            String address = Optional.ofNullable(port.group(1)).orElse("").replaceAll("[\\[\\]]", "");
            if (!address.isEmpty()) {
                tree.put("host_ip", address);
            }
            if (port.group(2) != null) {
                boolean any = first == last;
                tree.put(
                        "published",
                        any ? port.group(2) : Integer.toString(Integer.parseInt(port.group(3)) + target - first));
            }
            if (port.group(7) != null) {
                tree.put("protocol", port.group(7));
            }
            ports.add(defaults(tree, item));
        }
        return ports;
    }

    private static Node defaults(Tree port, Node item) {
        return port.putIfMissing("mode", Tree.text(item, "ingress"))
                .putIfMissing("protocol", Tree.text(item, "tcp"))
                .mapping();
    }
}
