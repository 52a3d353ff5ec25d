package io.stackfile.source;

import io.stackfile.schema.Node;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What another folder's file says, with its relative paths as they are seen from the stack's own folder. */
final class RebasedPaths {
    private final Path from;
    private final Path to;

    private RebasedPaths(Path from, Path to) {
        this.from = from;
        this.to = to;
    }

    /** A whole compose file. */
    static Node.Mapping ofFile(Node.Mapping file, Path from, Path to) {
        if (from.equals(to)) {
            return file;
        }
        RebasedPaths paths = new RebasedPaths(from, to);
        Node.Mapping services = Trees.changed(file, "services", mapping(paths::services));
        Node.Mapping configs = Trees.changed(services, "configs", mapping(paths::definitions));
        return Trees.changed(configs, "secrets", mapping(paths::definitions));
    }

    static Node.Mapping ofService(Node.Mapping service, Path from, Path to) {
        return from.equals(to) ? service : (Node.Mapping) new RebasedPaths(from, to).service(service);
    }

    private Node services(Node.Mapping services) {
        return Trees.values(services, mapping(this::service));
    }

    private Node definitions(Node.Mapping definitions) {
        return Trees.values(definitions, mapping(one -> Trees.changed(one, "file", this::path)));
    }

    private Node service(Node.Mapping service) {
        Node.Mapping changed = Trees.changed(service, "build", this::build);
        changed = Trees.changed(changed, "env_file", files -> Trees.each(files, this::pathOrItsKey));
        changed = Trees.changed(changed, "label_file", files -> Trees.each(files, this::path));
        changed = Trees.changed(changed, "volumes", mounts -> Trees.each(mounts, this::mount));
        changed = Trees.changed(
                changed,
                "x-stack",
                mapping(ours -> Trees.changed(
                        ours, "ingress", mapping(ingress -> Trees.changed(ingress, "acme-root", this::path)))));
        changed = Trees.changed(changed, "credential_spec", mapping(one -> Trees.changed(one, "file", this::path)));
        return Trees.changed(
                changed,
                "develop",
                mapping(develop -> Trees.changed(
                        develop,
                        "watch",
                        rules -> Trees.each(rules, mapping(rule -> Trees.changed(rule, "path", this::path))))));
    }

    private Node build(Node build) {
        if (build instanceof Node.Mapping mapping) {
            Node.Mapping changed = Trees.changed(mapping, "context", this::folder);
            return Trees.changed(changed, "additional_contexts", mapping(all -> Trees.values(all, this::bindSource)));
        }
        return folder(build);
    }

    private Node folder(Node node) {
        boolean elsewhere = node instanceof Node.Scalar scalar
                && (scalar.text().contains("://") || scalar.text().matches("git@.*|github\\.com/.*"));
        return elsewhere ? node : path(node);
    }

    private Node pathOrItsKey(Node file) {
        return file instanceof Node.Mapping mapping ? Trees.changed(mapping, "path", this::path) : path(file);
    }

    private Node mount(Node mount) {
        if (mount instanceof Node.Mapping mapping) {
            boolean bind = mapping.get("type")
                    .filter(type ->
                            type instanceof Node.Scalar scalar && scalar.text().equals("bind"))
                    .isPresent();
            return bind ? Trees.changed(mapping, "source", this::path) : mapping;
        }
        if (mount instanceof Node.Scalar scalar && scalar.text().startsWith(".")) {
            int colon = scalar.text().indexOf(':');
            return colon < 0
                    ? mount
                    : scalar.withText(seen(scalar.text().substring(0, colon))
                            + scalar.text().substring(colon));
        }
        return mount;
    }

    private Node bindSource(Node node) {
        return node instanceof Node.Scalar scalar && scalar.text().startsWith(".") ? path(node) : node;
    }

    private Node path(Node node) {
        return node instanceof Node.Scalar scalar && !scalar.isNull() ? scalar.withText(seen(scalar.text())) : node;
    }

    private String seen(String path) {
        if (path.isEmpty() || path.startsWith("/") || path.startsWith("~")) {
            return path;
        }
        try {
            String seen = to.relativize(from.resolve(path).normalize()).toString();
            String explicit = seen.isEmpty() ? "." : seen.startsWith("..") ? seen : "./" + seen;
            return path.endsWith("/") ? explicit + "/" : explicit;
        } catch (InvalidPathException e) {
            return path;
        }
    }

    private static UnaryOperator<Node> mapping(Function<Node.Mapping, Node> change) {
        return node -> node instanceof Node.Mapping mapping ? change.apply(mapping) : node;
    }
}
