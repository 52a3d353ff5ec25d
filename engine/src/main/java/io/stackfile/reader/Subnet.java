package io.stackfile.reader;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** A range of addresses: those that begin like its own one. */
record Subnet(String text, byte[] first, int length) {
    static Optional<Subnet> of(String text) {
        String[] parts = text.strip().split("/", -1);
        if (parts.length != 2 || !Address.isOne(parts[0]) || !parts[1].matches("\\d{1,3}")) {
            return Optional.empty();
        }
        byte[] first = bytes(parts[0]);
        int length = Integer.parseInt(parts[1]);
        return length > first.length * 8 ? Optional.empty() : Optional.of(new Subnet(text.strip(), first, length));
    }

    boolean has(String address) {
        byte[] bytes = bytes(address);
        return bytes.length == first.length && beginning(bytes).equals(beginning(first));
    }

    boolean has(Subnet other) {
        return other.length >= length
                && other.first.length == first.length
                && beginning(other.first).equals(beginning(first));
    }

    boolean isOfKind(String address) {
        return bytes(address).length == first.length;
    }

    private BigInteger beginning(byte[] bytes) {
        return new BigInteger(1, bytes).shiftRight(bytes.length * 8 - length);
    }

    /** Of an address by number, so nobody is asked. */
    private static byte[] bytes(String address) {
        try {
            return InetAddress.getByName(address.contains(":") ? "[" + address + "]" : address)
                    .getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(address, e);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
