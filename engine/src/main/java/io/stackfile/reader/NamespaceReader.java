package io.stackfile.reader;

import io.stackfile.model.Namespace;
import io.stackfile.model.Namespaces;
import io.stackfile.schema.Node;
import io.stackfile.schema.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code network_mode}, {@code net}, {@code pid}, {@code ipc}, {@code uts}, {@code userns_mode} and {@code cgroup}. */
final class NamespaceReader {
    private final Keys keys;
    private final Set<String> services;

    NamespaceReader(Keys keys, Set<String> services) {
        this.keys = keys;
        this.services = services;
    }

    Namespaces read() {
        return new Namespaces(
                network(),
                read("pid", List.of("host"), true),
                read("ipc", List.of("host", "none", "private", "shareable"), true),
                hostName(),
                read("userns_mode", List.of("host"), false),
                read("cgroup", List.of("host", "private"), false));
    }

    /** {@code net: bridge} was a network of one's own at Docker Cloud, which here is the stack's. */
    private Optional<Namespace> network() {
        List<String> modes = List.of("bridge", "host", "none");
        Optional<Namespace> older = read("net", modes, true);
        Optional<Namespace> newer = read("network_mode", modes, true);
        if (older.isPresent() && newer.isPresent()) {
            keys.error(
                    keys.scalar("net").orElseThrow(), "net", "network_mode says the same", "leave one of the two out");
        }
        older = older.filter(mode -> !mode.equals(new Namespace.Mode("bridge")));
        String key = newer.isPresent() ? "network_mode" : "net";
        Optional<Namespace> network = newer.isPresent() ? newer : older;
        network.ifPresent(shared -> new NetworkSharing(keys, key, shared).check());
        return network;
    }

    private Optional<Namespace> hostName() {
        Optional<Namespace> shared = read("uts", List.of("host"), false);
        if (shared.isPresent() && keys.text("hostname").isPresent()) {
            keys.error(
                    keys.scalar("hostname").orElseThrow(),
                    "hostname",
                    "the container has the host's name, with uts: host",
                    "leave one of the two out");
        }
        return shared;
    }

    private Optional<Namespace> read(String key, List<String> modes, boolean shared) {
        Optional<Node.Scalar> scalar =
                keys.scalar(key).filter(given -> !given.text().isBlank());
        if (scalar.isEmpty()) {
            return Optional.empty();
        }
        String text = scalar.get().text().strip();
        if (modes.contains(text)) {
            return Optional.of(new Namespace.Mode(text));
        }
        String[] parts = text.split(":", 2);
        if (shared && parts.length == 2 && !parts[1].isEmpty()) {
            if (parts[0].equals("service")) {
                return service(scalar.get(), key, parts[1]);
            }
            if (parts[0].equals("container")) {
                return services.contains(parts[1]) && key.equals("net")
                        ? Optional.of(new Namespace.OfService(parts[1]))
                        : Optional.of(new Namespace.OfContainer(parts[1]));
            }
        }
        keys.error(
                scalar.get(),
                key,
                "there is no '" + text + "' to share",
                "write " + String.join(", ", modes) + (shared ? ", service:NAME or container:NAME" : ""));
        return Optional.empty();
    }

    private Optional<Namespace> service(Node.Scalar at, String key, String name) {
        if (services.contains(name)) {
            return Optional.of(new Namespace.OfService(name));
        }
        keys.error(at, key, "there is no service '" + name + "'", Suggestion.among("the services are", name, services));
        return Optional.empty();
    }
}
