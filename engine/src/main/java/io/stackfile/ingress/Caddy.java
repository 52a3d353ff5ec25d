package io.stackfile.ingress;

import io.stackfile.host.Ingress;
import io.stackfile.model.Authority;

/** Parts of what Caddy is told of a name, in its words. */
final class Caddy {
    /** The line that names where a certificate is asked for begins with it. */
    static final String DIRECTORY = "\t\t\tdir ";

    private Caddy() {}

    /** Nothing where Caddy knows itself whom to ask. */
    static String certificate(String host, Authority authority) {
        if (authority instanceof Authority.Own) {
            return "\ttls internal\n";
        }
        return authority instanceof Authority.Asked asked
                ? "\ttls {\n\t\tissuer acme {\n" + DIRECTORY + asked.directory() + "\n" + trust(host, asked.root())
                        + "\t\t}\n\t}\n"
                : "";
    }

    private static String trust(String host, String root) {
        return root.isEmpty() ? "" : "\t\t\ttrusted_roots " + Ingress.rootFile(host, root) + "\n";
    }

    /**
     * Caddy would make all connections to the first address of a name; so it is to look up all of them, and to choose. While there is
     * none it falls back to the name alone, and tries again.
     */
    static String proxy(String name, int port) {
        return """
                \treverse_proxy %1$s:%2$d {
                \t\tdynamic a {
                \t\t\tname %1$s
                \t\t\tport %2$d
                \t\t\trefresh 1s
                \t\t}
                \t\tlb_try_duration 10s
                \t}
                """.formatted(name, port);
    }
}
