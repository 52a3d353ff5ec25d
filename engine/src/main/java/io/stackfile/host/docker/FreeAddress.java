package io.stackfile.host.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackfile.json.Json;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An IPv4 address on a network that nobody has.
 *
 * @param network what the engine tells of it
 * @param containers those that are on it, running or not
 */
record FreeAddress(Json network, Json containers) {
    /** For the list of containers. */
    static String filter(String network) {
        return URLEncoder.encode("{\"network\":[\"" + network + "\"]}", UTF_8);
    }

    /** The one with the highest number. */
    Optional<String> last() {
        Set<String> taken = taken();
        return subnet().flatMap(subnet ->
                candidates(subnet).filter(address -> !taken.contains(address)).findFirst());
    }

    private Optional<String> subnet() {
        return network.at("IPAM", "Config").items().stream()
                .map(config -> config.get("Subnet").text())
                .filter(subnet -> subnet.contains("."))
                .findFirst();
    }

    private Set<String> taken() {
        Set<String> taken = new HashSet<>();
        for (Json config : network.at("IPAM", "Config").items()) {
            taken.add(config.get("Gateway").text());
            config.get("AuxiliaryAddresses").members().values().forEach(address -> taken.add(address.text()));
        }
        network.get("Containers").members().values().stream()
                .map(container -> container.get("IPv4Address").text().replaceFirst("/.*", ""))
                .forEach(taken::add);
        for (Json container : containers.items()) {
            Json joined = container.at(
                    "NetworkSettings", "Networks", network.get("Name").text());
            taken.add(joined.get("IPAddress").text());
            taken.add(joined.at("IPAMConfig", "IPv4Address").text());
        }
        return taken;
    }

    /** From the one before the broadcast address down to the first. */
    private static Stream<String> candidates(String subnet) {
        String[] parts = subnet.split("/", 2);
        int bits = 32 - Integer.parseInt(parts[1]);
        BigInteger first = new BigInteger(1, bytes(parts[0])).shiftRight(bits).shiftLeft(bits);
        long size = 1L << bits;
        return Stream.iterate(size - 2, offset -> offset > 0, offset -> offset - 1)
                .map(offset -> text(first.longValueExact() + offset));
    }

    private static byte[] bytes(String address) {
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(address, e);
        }
    }

    private static String text(long address) {
        return String.join(
                ".",
                List.of(
                        Long.toString(address >> 24 & 255),
                        Long.toString(address >> 16 & 255),
                        Long.toString(address >> 8 & 255),
                        Long.toString(address & 255)));
    }
}
