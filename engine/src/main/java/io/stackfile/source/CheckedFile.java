package io.stackfile.source;

import io.stackfile.model.Value;
import io.stackfile.schema.Dialect;
import io.stackfile.schema.Node;
import io.stackfile.schema.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A file whose form is right, with everything filled in that it leaves open.
 *
 * @param name of the stack
 * @param file as an absolute path
 * @param secrets what was filled in under a name that promises a secret
 * @param problems what was found so far; whoever reads on adds to them
 * @param inactive services that are left out because no profile of theirs is active
 * @param provenance how values came to be what they are
 */
public record CheckedFile(
        String name,
        Path file,
        Dialect dialect,
        Node.Mapping document,
        Values values,
        List<Value> secrets,
        Problems problems,
        Set<String> inactive,
        Provenance provenance) {
    /** A file for itself, all of whose services are active. */
    public CheckedFile(
            String name,
            Path file,
            Dialect dialect,
            Node.Mapping document,
            Values values,
            List<Value> secrets,
            Problems problems) {
        this(name, file, dialect, document, values, secrets, problems, Set.of(), new Provenance());
    }

    /** The folder that relative paths start from. */
    public Path folder() {
        return Objects.requireNonNull(file.getParent());
    }

    /** The services, wherever the layout has them; without keys that begin with {@code x-}. */
    public Node.Mapping services() {
        Node.Mapping all = dialect == Dialect.STACKFILE
                ? document
                : (Node.Mapping) document.get("services")
                        .filter(Node.Mapping.class::isInstance)
                        .orElse(new Node.Mapping(document.at(), java.util.Map.of()));
        return withoutExtensions(all);
    }

    CheckedFile with(Node.Mapping otherDocument, List<Value> allSecrets) {
        return new CheckedFile(name, file, dialect, otherDocument, values, allSecrets, problems, inactive, provenance);
    }

    private static Node.Mapping withoutExtensions(Node.Mapping mapping) {
        java.util.Map<String, Node.Entry> kept = new java.util.LinkedHashMap<>(mapping.entries());
        kept.keySet().removeIf(key -> key.startsWith("x-"));
        return new Node.Mapping(mapping.at(), kept);
    }
}
