package io.stackfile.host.ssh.config;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The networks this machine is in, for {@code Match localnetwork 192.0.2.0/24,!192.0.2.128/25}. */
final class LocalNetworks {
    private static final Pattern NETWORK =
            Pattern.compile("(!?)([0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)(?:/(\\d{1,3}))?");

    private LocalNetworks() {}

    /** Whether an address of this machine is in a network of the list and in none with {@code !}. */
    static boolean reach(String list) throws BadLine {
        List<InetAddress> addresses = addresses();
        boolean found = false;
        boolean excluded = false;
        for (String written : list.split(",", -1)) {
            Matcher network = NETWORK.matcher(written);
            if (!network.matches()) {
                throw refused(written);
            }
            InetAddress base = address(written, network.group(2));
            int size = base.getAddress().length * 8;
            int length = network.group(3) == null ? size : Integer.parseInt(network.group(3));
            if (length > size) {
                throw refused(written);
            }
            boolean in = addresses.stream().anyMatch(address -> sameNetwork(base, address, length));
            found |= in && network.group(1).isEmpty();
            excluded |= in && !network.group(1).isEmpty();
        }
        return found && !excluded;
    }

    private static boolean sameNetwork(InetAddress one, InetAddress other, int length) {
        int size = one.getAddress().length * 8;
        return one.getAddress().length == other.getAddress().length
                && new BigInteger(1, one.getAddress())
                                .xor(new BigInteger(1, other.getAddress()))
                                .shiftRight(size - length)
                                .signum()
                        == 0;
    }

    private static InetAddress address(String written, String address) throws BadLine {
        boolean isDotted = address.matches("\\d{1,3}(\\.\\d{1,3}){3}");
        if (!isDotted && !address.contains(":")) {
            throw refused(written);
        }
        try {
            return InetAddress.getByName(isDotted ? address : "[" + address + "]");
        } catch (UnknownHostException e) {
            throw refused(written);
        }
    }

    private static List<InetAddress> addresses() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(LocalNetworks::isUp)
                    .flatMap(NetworkInterface::inetAddresses)
                    .toList();
        } catch (SocketException e) {
            return List.of();
        }
    }

    private static boolean isUp(NetworkInterface card) {
        try {
            return card.isUp();
        } catch (SocketException e) {
            return false;
        }
    }

    private static BadLine refused(String written) {
        return new BadLine("'" + written + "' is no network; write 192.0.2.0/24 or 2001:db8::/32");
    }
}
