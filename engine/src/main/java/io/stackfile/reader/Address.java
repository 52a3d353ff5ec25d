package io.stackfile.reader;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Addresses of machines by number, of which nobody has to be asked. */
final class Address {
    private Address() {}

    static boolean isOne(String text) {
        return isDotted(text) || isColoned(text);
    }

    /** In brackets, so that nobody looks it up as a name. */
    private static boolean isColoned(String address) {
        try {
            return address.contains(":") && InetAddress.getByName("[" + address + "]") != null;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isDotted(String address) {
        String[] parts = address.split("\\.", -1);
        return parts.length == 4
                && Arrays.stream(parts).allMatch(part -> part.matches("\\d{1,3}") && Integer.parseInt(part) <= 255);
    }
}
