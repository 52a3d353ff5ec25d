package io.stackfile.lint;

import io.stackfile.schema.Node;
import io.stackfile.schema.Position;
import io.stackfile.source.CheckedFile;
import io.stackfile.source.Provenance;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words of a stack's files.
 *
 * @param names those of its files, not of env files
 */
record Written(Node.Mapping services, Provenance provenance, Set<String> names) {
    static Written of(CheckedFile file) {
        Set<String> names = new HashSet<>();
        file.services().all().forEach(entry -> {
            names.add(entry.key().at().source().name());
            if (entry.value() instanceof Node.Mapping service) {
                service.all().forEach(key -> names.add(key.key().at().source().name()));
            }
        });
        return new Written(file.services(), file.provenance(), names);
    }

    @Nullable
    Node service(String name) {
        return services.get(name).orElse(null);
    }

    /** Whether it stands in a file of services itself, and not in an env file. */
    boolean isInFile(Position at) {
        String name = at.source().name();
        return names.contains(name) || name.endsWith(".yml") || name.endsWith(".yaml");
    }

    /** The variables and placeholders in what is written there. */
    List<Provenance.Filling> fillings(Position at) {
        return provenance.fillings(at);
    }
}
