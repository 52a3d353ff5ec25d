package io.stackfile.preflight;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Whether two subnets have an address in common. */
final class Overlap {
    private Overlap() {}

    /** As {@code 172.28.0.0/16}; what is no subnet overlaps with nothing. */
    static boolean between(String one, String other) {
        Optional<Range> first = range(one);
        Optional<Range> second = range(other);
        return first.isPresent()
                && second.isPresent()
                && first.get().bits() == second.get().bits()
                && first.get().begin().compareTo(second.get().end()) <= 0
                && second.get().begin().compareTo(first.get().end()) <= 0;
    }

    private record Range(int bits, BigInteger begin, BigInteger end) {}

    private static Optional<Range> range(String subnet) {
        String[] parts = subnet.split("/", 2);
        if (parts.length < 2
                || !parts[0].matches("(\\d{1,3}\\.){3}\\d{1,3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")
                || !parts[1].matches("\\d{1,3}")) {
            return Optional.empty();
        }
        try {
            byte[] address = InetAddress.getByName(parts[0]).getAddress();
            int bits = address.length * 8;
            int free = bits - Integer.parseInt(parts[1]);
            if (free < 0) {
                return Optional.empty();
            }
            BigInteger begin = new BigInteger(1, address).shiftRight(free).shiftLeft(free);
            return Optional.of(new Range(
                    bits, begin, begin.add(BigInteger.ONE.shiftLeft(free)).subtract(BigInteger.ONE)));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
