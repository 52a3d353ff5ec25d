package io.stackfile.model;

import java.util.Comparator;

/** A port that other containers of the stack may use. */
public record Exposed(int port, Protocol protocol) implements Comparable<Exposed> {
    private static final Comparator<Exposed> ORDER =
            Comparator.comparing(Exposed::protocol).thenComparing(Exposed::port);

    /** From {@code 80/tcp}, as the engine writes it. */
    public static Exposed of(String written) {
        int slash = written.indexOf('/');
        return slash < 0
                ? new Exposed(Integer.parseInt(written), Protocol.TCP)
                : new Exposed(Integer.parseInt(written.substring(0, slash)), Protocol.of(written.substring(slash + 1)));
    }

    /** TCP before UDP, then by number. */
    @Override
    public int compareTo(Exposed other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return port + "/" + protocol;
    }
}
