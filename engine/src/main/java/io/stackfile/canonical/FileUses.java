package io.stackfile.canonical;

import io.stackfile.schema.Node;
import java.util.Optional;

/** {@code configs} and {@code secrets} that a service or a build asks for. */
final class FileUses {
    private static final Fields LONG =
            new Fields().with(Plain.TEXT, "source", "target", "uid", "gid").with(Plain.MODE, "mode");

    static final Form CONFIGS = ((Form) written -> Optional.of(use(written).mapping())).each();
    static final Form IN_BUILD = CONFIGS;
    static final Form SECRETS = ((Form) FileUses::secret).each();

    private FileUses() {}

    private static Tree use(Node written) {
        return written instanceof Node.Mapping mapping
                ? Tree.of(LONG.mapping(mapping))
                : new Tree(written).put("source", Plain.TEXT.of(written));
    }

    private static Optional<Node> secret(Node written) {
        Tree use = use(written);
        String source = use.get("source").flatMap(Tree::textOf).orElse("");
        return Optional.of(use.putIfMissing("target", Tree.text(written, "/run/secrets/" + source))
                .mapping());
    }
}
