package io.stackfile.schema;

/** The two layouts of one language. Told by content, never by a file's name. */
public enum Dialect {
    /** A mapping of services: Docker Cloud's Stackfile and Compose version 1. */
    STACKFILE,
    /** Services under {@code services:}, beside networks, volumes, configs and secrets. */
    COMPOSE;

    /** A {@code services:} key that is not itself a service makes a compose file, and so does a list of files to include. */
    public static Dialect of(Node.Mapping document) {
        if (document.get("include").filter(Node.Sequence.class::isInstance).isPresent()) {
            return COMPOSE;
        }
        return document.get("services")
                .filter(services -> !(services instanceof Node.Mapping service && isService(service)))
                .map(services -> COMPOSE)
                .orElse(STACKFILE);
    }

    private static boolean isService(Node.Mapping mapping) {
        return mapping.get("image").filter(Node.Scalar.class::isInstance).isPresent()
                || mapping.get("build").filter(Node.Scalar.class::isInstance).isPresent();
    }
}
