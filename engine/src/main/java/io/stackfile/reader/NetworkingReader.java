package io.stackfile.reader;

import io.stackfile.model.Networking;
import io.stackfile.model.StackLink;
import java.util.List;

/** {@code networks}, {@code domainname}, {@code mac_address}, {@code dns} and its kin, {@code extra_hosts}. */
final class NetworkingReader {
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
                new HostsReader(keys).read());
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
}
