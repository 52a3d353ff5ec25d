package io.stackfile.reader;

import io.stackfile.schema.Node;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code extra_hosts}, of a service or of a build: names with their addresses. */
record HostsReader(Keys keys) {
    private static final String HOSTS = "extra_hosts";

    List<String> read() {
        return keys.node(HOSTS).filter(Node.Mapping.class::isInstance).isPresent() ? ofMapping() : ofList();
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
