package io.stackfile.reader;

import io.stackfile.model.AddressPlan;
import io.stackfile.model.Attachment;
import io.stackfile.model.Network;
import io.stackfile.schema.Node;
import io.stackfile.schema.Suggestion;
import java.util.List;
import java.util.Optional;

/** {@code networks} of a service: which it is on, and how. */
record AttachmentReader(Keys keys, DeclaredReader declared) {
    private static final String KEY = "networks";

    List<Attachment> read() {
        if (keys.node(KEY).filter(Node.Mapping.class::isInstance).isEmpty()) {
            return keys.scalars(KEY).stream()
                    .filter(this::exists)
                    .map(network -> Attachment.to(network.text()))
                    .distinct()
                    .toList();
        }
        return Twin.inside(keys, KEY).mapping().all().stream()
                .filter(entry -> !entry.name().startsWith("x-") && exists(entry.key()))
                .map(this::attachment)
                .toList();
    }

    private boolean exists(Node.Scalar network) {
        String name = network.text();
        if (declared.networks().contains(name)) {
            return true;
        }
        String cure = Suggestion.didYouMean(name, declared.networks())
                .orElse(
                        declared.haveNetworksPlace()
                                ? "declare it at the top level: networks: {" + name + ": }"
                                : "a Stackfile has one network for all; others take the layout with services:");
        keys.error(network, KEY, "there is no network '" + name + "'", cure);
        return false;
    }

    private Attachment attachment(Node.Entry entry) {
        Keys given = Twin.inside(keys, KEY, entry.name());
        Network network = declared.declared().network(entry.name());
        return new Attachment(
                entry.name(),
                given.texts("aliases"),
                address(given, "ipv4_address", network, "172.28.0.10"),
                address(given, "ipv6_address", network, "fd00:28::10"),
                linkLocal(given),
                given.like(
                        "mac_address",
                        "(?i)[0-9a-f]{2}(:[0-9a-f]{2}){5}",
                        "the address of a network card",
                        "write six bytes, such as 02:42:ac:11:65:43"),
                DeclaredReader.options(given, "driver_opts"),
                given.text("priority").isPresent() ? given.number("priority").orElse(0) : 0,
                given.like(
                        "interface_name",
                        "[^\\s/:]{1,15}",
                        "a name for a network card",
                        "write eth0, say: at most 15 letters and digits"),
                given.text("gw_priority").isPresent()
                        ? given.number("gw_priority").orElse(0)
                        : 0);
    }

    private static List<String> linkLocal(Keys given) {
        given.scalars("link_local_ips").stream()
                .filter(address -> !Address.isOne(address.text()))
                .forEach(address -> notOne(given, address, "link_local_ips", "169.254.8.8"));
        return given.texts("link_local_ips");
    }

    /** The engine lets only those of a known subnet be chosen. */
    private static Optional<String> address(Keys given, String key, Network network, String example) {
        Optional<Node.Scalar> written =
                given.scalar(key).filter(scalar -> !scalar.text().isEmpty());
        if (written.isEmpty()) {
            return Optional.empty();
        }
        Node.Scalar address = written.get();
        if (!Address.isOne(address.text()) || address.text().contains(":") != key.equals("ipv6_address")) {
            notOne(given, address, key, example);
            return Optional.empty();
        }
        List<Subnet> subnets = network.addresses().pools().stream()
                .map(AddressPlan.Pool::subnet)
                .flatMap(Optional::stream)
                .flatMap(subnet -> Subnet.of(subnet).stream())
                .filter(subnet -> subnet.isOfKind(address.text()))
                .toList();
        if (subnets.isEmpty() && !network.external()) {
            given.error(
                    address,
                    key,
                    "nothing says which addresses the network '" + network.key() + "' has",
                    "write its subnet: networks: {" + network.key() + ": {ipam: {config: [{subnet: ...}]}}}");
        } else if (!subnets.isEmpty() && subnets.stream().noneMatch(subnet -> subnet.has(address.text()))) {
            given.error(
                    address,
                    key,
                    "'" + address.text() + "' is outside of the subnet " + subnets.get(0) + " of the network '"
                            + network.key() + "'",
                    "choose one that is in it");
        }
        return Optional.of(address.text());
    }

    private static void notOne(Keys given, Node.Scalar written, String key, String example) {
        given.error(written, key, "'" + written.text() + "' is not such an address", "write one such as " + example);
    }
}
