package io.stackfile.canonical;

import io.stackfile.schema.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code volumes} of a service: each with its kind, its source and its target. */
final class Mounts {
    private static final Set<String> PROPAGATIONS =
            Set.of("private", "rprivate", "shared", "rshared", "slave", "rslave");
    private static final Set<String> CONSISTENCIES = Set.of("consistent", "cached", "delegated");

    private final Paths paths;
    private final Fields fields;

    Mounts(Paths paths) {
        this.paths = paths;
        this.fields = new Fields()
                .with(Plain.TEXT, "type", "source", "consistency")
                .with(Plain.FLAG, "read_only")
                .with(Mounts::clean, "target")
                .with(new Fields().with(Plain.FLAG, "create_host_path"), "bind")
                .with(new Fields().with(Plain.FLAG, "nocopy").with(Pairs.TEXTS, "labels"), "volume")
                .with(new Fields().with(Plain.SIZE, "size").with(Plain.MODE_NUMBER, "mode"), "tmpfs");
    }

    Optional<Node> mount(Node written) {
        return Optional.of(
                written instanceof Node.Mapping mapping ? longForm(mapping) : shortForm((Node.Scalar) written));
    }

    private Node longForm(Node.Mapping written) {
        Tree tree = Tree.of(fields.mapping(written));
        if (Tree.textOf(written, "type").orElse("").equals("bind")) {
            tree.put("source", tree.get("source").flatMap(paths::path));
        }
        return tree.mapping();
    }

    private Node shortForm(Node.Scalar written) {
        List<String> parts = List.of(written.text().split(":"));
        Tree tree = new Tree(written);
        if (parts.size() == 1) {
            return tree.put("type", "volume")
                    .put("target", clean(written))
                    .put("volume", Tree.empty(written))
                    .mapping();
        }
        String source = parts.get(0);
        boolean bind = source.matches("(?s)[./~\\\\].*");
        tree.put("type", bind ? "bind" : "volume");
        Node.Scalar from = Tree.text(written, source);
        tree.put("source", bind ? paths.path(from) : Optional.of(from));
        tree.put("target", clean(Tree.text(written, parts.get(1))));
        Tree own = new Tree(written);
        if (bind) {
            own.put("create_host_path", true);
        }
        if (parts.size() > 2) {
            options(parts.get(2), tree, own);
        }
        return tree.put(bind ? "bind" : "volume", own.mapping()).mapping();
    }

    private static void options(String options, Tree mount, Tree own) {
        for (String option : options.split(",")) {
            if (option.equals("ro")) {
                mount.put("read_only", true);
            } else if (option.equals("nocopy")) {
                own.put("nocopy", true);
            } else if (option.equalsIgnoreCase("z")) {
                own.put("selinux", option);
            } else if (PROPAGATIONS.contains(option)) {
                own.put("propagation", option);
            } else if (CONSISTENCIES.contains(option)) {
                mount.put("consistency", option);
            }
        }
    }

    private static Optional<Node> clean(Node target) {
        return Tree.textOf(target)
                .map(path -> path.isEmpty()
                        ? path
                        : java.nio.file.Path.of(path).normalize().toString())
                .map(path -> Tree.text(target, path));
    }
}
