package io.stackfile.canonical;

import io.stackfile.schema.Node;
import io.stackfile.source.Values;
import java.util.Optional;

/** {@code build}: a folder, or what is built from it and how. */
final class Builds implements Form {
    private final Paths paths;
    private final Fields fields;

    Builds(Paths paths, Values values) {
        this.paths = paths;
        this.fields = new Fields()
                .with(Plain.TEXT, "dockerfile", "dockerfile_inline", "target", "network", "isolation")
                .with(Plain.TEXT, "provenance", "sbom")
                .with(paths::folder, "context")
                .with(Plain.FLAG, "no_cache", "pull", "privileged")
                .with(Plain.TEXTS, "cache_from", "cache_to", "entitlements", "platforms", "tags", "no_cache_filter")
                .with(Plain.SIZE, "shm_size")
                .with(Pairs.arguments(values), "args")
                .with(Pairs.TEXTS, "labels")
                .with(Hosts::of, "extra_hosts")
                .with(contexts(paths), "additional_contexts")
                .with(Limits.FORM, "ulimits")
                .with(FileUses.IN_BUILD, "secrets");
    }

    private static Form contexts(Paths paths) {
        Form folders = ((Form) paths::folder).eachValue();
        return written -> Pairs.TEXTS.of(written).flatMap(folders::of);
    }

    @Override
    public Optional<Node> of(Node written) {
        if (Tree.isNothing(written)) {
            return Optional.empty();
        }
        Tree build = written instanceof Node.Mapping mapping
                ? Tree.of(fields.mapping(mapping))
                : new Tree(written).put("context", paths.folder(written));
        if (build.get("context").isEmpty()) {
            build.put("context", paths.path(Tree.text(written, ".")));
        }
        if (build.get("dockerfile_inline").isEmpty()) {
            build.putIfMissing("dockerfile", Tree.text(written, "Dockerfile"));
        }
        return Optional.of(build.mapping());
    }
}
