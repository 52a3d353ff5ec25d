package io.stackfile.canonical;

import io.stackfile.schema.Node;
import java.util.List;
import java.util.Optional;

/** {@code depends_on}, and what else a service needs before it: whom it links to, and whom it shares something with. */
final class Dependencies {
    private static final List<String> SHARED = List.of("network_mode", "ipc", "pid", "uts", "cgroup");
    private static final String SERVICE = "service:";
    private static final Fields LONG = new Fields()
            .with(Plain.TEXT, "condition")
            .with(Plain.FLAG, "restart")
            .with(Plain.CHOICE, "required");

    private Dependencies() {}

    /** Nothing where there are none. */
    static Optional<Node> of(Node.Mapping service) {
        Tree all = new Tree(service);
        service.get("depends_on").ifPresent(written -> written(written, all));
        service.get("links")
                .ifPresent(links -> Tree.items(links)
                        .forEach(link -> add(all, Tree.textOf(link).orElse("").split(":")[0], link, true)));
        for (String key : SHARED) {
            Tree.textOf(service, key)
                    .filter(text -> text.startsWith(SERVICE))
                    .ifPresent(text -> add(all, text.substring(SERVICE.length()), service, true));
        }
        service.get("volumes_from")
                .ifPresent(sources -> Tree.items(sources).stream()
                        .filter(source -> !Tree.textOf(source).orElse("").startsWith("container:"))
                        .forEach(source ->
                                add(all, Tree.textOf(source).orElse("").split(":")[0], source, false)));
        Node.Mapping found = all.mapping();
        return found.all().isEmpty() ? Optional.empty() : Optional.of(found);
    }

    private static void written(Node written, Tree all) {
        if (written instanceof Node.Mapping mapping) {
            mapping.all()
                    .forEach(entry -> all.put(
                            entry.name(),
                            entry.value() instanceof Node.Mapping dependency
                                    ? Tree.of(LONG.mapping(dependency))
                                            .putIfMissing("condition", Tree.text(dependency, "service_started"))
                                            .putIfMissing("required", Tree.flag(dependency, true))
                                            .mapping()
                                    : started(entry.value(), false)));
        } else {
            Tree.items(written).forEach(item -> add(all, Tree.textOf(item).orElse(""), item, false));
        }
    }

    private static void add(Tree all, String service, Node from, boolean restart) {
        all.putIfMissing(service, started(from, restart));
    }

    private static Node started(Node from, boolean restart) {
        Tree tree = new Tree(from).put("condition", "service_started");
        if (restart) {
            tree.put("restart", true);
        }
        return tree.put("required", true).mapping();
    }
}
