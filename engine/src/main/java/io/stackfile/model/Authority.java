package io.stackfile.model;

/** Who gives the certificate of a name. */
public sealed interface Authority {
    /** One that browsers know; the ingress finds it by itself. */
    record Known() implements Authority {}

    /** The host's own, which no browser knows. */
    record Own() implements Authority {}

    /**
     * One of somebody's own.
     *
     * @param directory the address at which it tells how certificates are asked for (ACME, RFC 8555)
     * @param root by which its own address is to be believed, as PEM; empty where the world believes it
     */
    record Asked(String directory, String root) implements Authority {}
}
