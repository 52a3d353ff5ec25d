package io.stackfile.reader;

import io.stackfile.model.Networking;
import io.stackfile.model.StackLink;
import io.stackfile.schema.Node;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code networks}, {@code domainname}, {@code mac_address}, {@code dns} and its kin, {@code extra_hosts}. */
final class NetworkingReader {
    private static final String HOSTS = "extra_hosts";
    private final Keys keys;

    private final DeclaredReader declared;
    private final List<StackLink> neighbours;

    NetworkingReader(Keys keys, DeclaredReader declared, List<StackLink> neighbours) {
        this.keys = keys;
        this.declared = declared;
        this.neighbours = neighbours;
    }

    Networking read() {
        return new Networking(
                new AttachmentReader(keys, declared).read(),
                new ExternalLinkReader(keys).read(),
                neighbours,
                keys.text("domainname"),
                keys.like(
                        "mac_address",
                        "(?i)[0-9a-f]{2}(:[0-9a-f]{2}){5}",
                        "the address of a network card",
                        "write six bytes, such as 02:42:ac:11:65:43"),
                nameServers(),
                keys.texts("dns_search"),
                keys.texts("dns_opt"),
                keys.node(HOSTS).filter(Node.Mapping.class::isInstance).isPresent() ? ofMapping() : ofList());
    }

    private List<String> nameServers() {
        keys.scalars("dns").stream()
                .filter(server -> !Address.isOne(server.text()))
                .forEach(server -> keys.error(
                        server,
                        "dns",
                        "'" + server.text() + "' is not an address of a name server",
                        "write numbers such as 9.9.9.9; there is nobody yet to look a name up"));
        return keys.texts("dns");
    }

    private List<String> ofMapping() {
        return Twin.inside(keys, HOSTS).mapping().all().stream()
                .filter(entry -> !entry.name().startsWith("x-"))
                .flatMap(entry -> Twin.inside(keys, HOSTS).scalars(entry.name()).stream()
                        .flatMap(address -> host(address, entry.name(), address.text())))
                .distinct()
                .toList();
    }

    /** With an equals sign between name and address, or a colon as older files have it. */
    private List<String> ofList() {
        return keys.scalars(HOSTS).stream()
                .flatMap(scalar -> {
                    String[] parts = scalar.text().strip().split(scalar.text().contains("=") ? "=" : ":", 2);
                    return host(scalar, parts[0], parts.length > 1 ? parts[1] : "");
                })
                .distinct()
                .toList();
    }

    private Stream<String> host(Node.Scalar at, String name, String written) {
        return Stream.of(written.split(",")).flatMap(one -> {
            String address = one.strip().replaceAll("^\\[(.*)\\]$", "$1");
            if (name.isBlank() || !(Address.isOne(address) || address.equals("host-gateway"))) {
                keys.error(
                        at,
                        HOSTS,
                        "'" + at.text() + "' does not give a name an address",
                        "write mail:203.0.113.9, or host:host-gateway for the host itself");
                return Stream.empty();
            }
            return Optional.of(name.strip() + ":" + address).stream();
        });
    }
}
