package io.stackfile.reader;

import io.stackfile.model.Link;
import io.stackfile.schema.Node;
import java.util.List;
import java.util.Optional;

/** {@code external_links}: containers of others, and what a service calls them. */
record ExternalLinkReader(Keys keys) {
    private static final String KEY = "external_links";
    private static final String NAME = "[a-zA-Z0-9][a-zA-Z0-9_.-]*";

    List<Link> read() {
        return keys.scalars(KEY).stream()
                .flatMap(scalar -> link(scalar).stream())
                .distinct()
                .toList();
    }

    private Optional<Link> link(Node.Scalar scalar) {
        String[] parts = scalar.text().strip().split(":", -1);
        String alias = parts[parts.length - 1];
        if (parts.length > 2 || !parts[0].matches(NAME) || !alias.matches(NAME)) {
            keys.error(
                    scalar,
                    KEY,
                    "'" + scalar.text() + "' is not a link to a container",
                    "write the container's name on the host, or name:alias");
            return Optional.empty();
        }
        return Optional.of(new Link(parts[0], alias));
    }
}
