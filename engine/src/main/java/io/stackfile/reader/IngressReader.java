package io.stackfile.reader;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackfile.ingress.PasswordHash;
import io.stackfile.model.Attachment;
import io.stackfile.model.Authority;
import io.stackfile.model.Exposed;
import io.stackfile.model.Port;
import io.stackfile.model.Protocol;
import io.stackfile.model.Route;
import io.stackfile.model.Service;
import io.stackfile.model.Value;
import io.stackfile.schema.Node;
import io.stackfile.source.CheckedFile;
import io.stackfile.source.Provenance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The names under which the world reaches services: {@code x-stack: {ingress: {host: nb.example.org}}}. */
final class IngressReader {
    private static final String NAME = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*";
    private static final int MOST_OF_NAME = 253;
    private static final String ADDRESS = "[0-9.]+";
    /** No authority gives certificates for a name without a dot, or with one of these endings (RFC 2606, 6761, 6762, 8375). */
    private static final String PRIVATE = "[^.]+|.*\\.(local|localhost|internal|test|invalid|example|lan|home\\.arpa)";

    private final CheckedFile file;
    private final List<Service> services;
    private final Map<String, String> taken = new HashMap<>();
    private final List<Route> routes = new ArrayList<>();

    private IngressReader(CheckedFile file, List<Service> services) {
        this.file = file;
        this.services = services;
    }

    static List<Route> read(CheckedFile file, List<Service> services) {
        IngressReader reader = new IngressReader(file, services);
        reader.atTheTop();
        services.forEach(reader::read);
        reader.ports();
        return reader.routes;
    }

    /** What an author wrote as a password must be seen nowhere, whatever its variable is called. */
    static List<Value> secrets(List<Route> routes) {
        return routes.stream()
                .flatMap(route -> route.passwords().values().stream())
                .toList();
    }

    private void atTheTop() {
        new Keys(file.document(), "", file.problems())
                .mapping("x-stack")
                .ifPresent(ours -> ours.node("ingress")
                        .ifPresent(node -> ours.error(
                                node,
                                "ingress",
                                "the whole file has no one place to lead to",
                                "write it under the service that is to be reached")));
    }

    private void read(Service service) {
        file.services()
                .get(service.name())
                .filter(Node.Mapping.class::isInstance)
                .flatMap(node ->
                        new Keys((Node.Mapping) node, "services." + service.name(), file.problems()).mapping("x-stack"))
                .flatMap(ours -> ours.mapping("ingress"))
                .ifPresent(keys -> read(service, keys));
    }

    private void read(Service service, Keys keys) {
        Optional<Authority> authority = new AuthorityReader(keys, file).read();
        Optional<String> host = host(service, keys);
        Optional<Integer> port = port(service, keys);
        Optional<String> network = network(service, keys);
        SortedMap<String, Value> passwords = passwords(keys);
        if (host.isPresent() && port.isPresent() && network.isPresent() && authority.isPresent()) {
            routes.add(new Route(host.get(), service.name(), network.get(), port.get(), authority.get(), passwords));
        }
    }

    private Optional<String> host(Service service, Keys keys) {
        Optional<Node.Scalar> scalar = keys.scalar("host");
        if (scalar.isEmpty()) {
            return Optional.empty();
        }
        String written = scalar.get().text().strip();
        String name = written.toLowerCase(Locale.ROOT);
        if (!name.matches(NAME) || name.length() > MOST_OF_NAME || name.matches(ADDRESS)) {
            keys.error(
                    scalar.get(),
                    "host",
                    "'" + written + "' is not the name of a host",
                    "write the name alone, as nb.example.org, that leads to the machine");
            return Optional.empty();
        }
        if (!keys.flag("self-signed") && keys.text("acme").isEmpty() && name.matches(PRIVATE)) {
            keys.error(
                    scalar.get(),
                    "host",
                    "nobody gives out certificates for '" + name + "', which the internet does not know",
                    "write a name that it knows, or self-signed: true beside it, or acme: and the address of an authority of your own");
        }
        String earlier = taken.putIfAbsent(name, service.name());
        if (earlier != null) {
            keys.error(
                    scalar.get(),
                    "host",
                    "'" + name + "' leads to the service '" + earlier + "' already",
                    "choose another name for one of the two");
        }
        return Optional.of(name);
    }

    private Optional<Integer> port(Service service, Keys keys) {
        if (keys.text("port").isPresent()) {
            return keys.between("port", 1, 65535, "write the port on which the service listens, as port: 8888").stream()
                    .mapToObj(port -> (int) port)
                    .findFirst();
        }
        Set<Integer> ports = new TreeSet<>();
        Stream.concat(service.ports().stream().map(Port::container), service.exposed().stream())
                .filter(port -> port.protocol() == Protocol.TCP)
                .map(Exposed::port)
                .forEach(ports::add);
        if (ports.size() == 1) {
            return Optional.of(ports.iterator().next());
        }
        keys.error(
                keys.mapping(),
                "port",
                ports.isEmpty()
                        ? "the file does not tell on which port '" + service.name() + "' listens"
                        : "'" + service.name() + "' has several ports: "
                                + String.join(
                                        ", ",
                                        ports.stream().map(String::valueOf).toList()),
                "write port: " + (ports.isEmpty() ? "8888" : ports.iterator().next()) + " beside host");
        return Optional.empty();
    }

    /** The stack's own where there is a choice. */
    private Optional<String> network(Service service, Keys keys) {
        if (service.settings().namespaces().network().isPresent()) {
            keys.error(
                    keys.mapping(),
                    "host",
                    "'" + service.name() + "' has no network of its own on which it could be found",
                    "take network_mode out, or put the ingress on the service that has the network");
            return Optional.empty();
        }
        return service.settings().networking().joined().stream()
                .map(Attachment::network)
                .findFirst();
    }

    private SortedMap<String, Value> passwords(Keys keys) {
        SortedMap<String, Value> passwords = new TreeMap<>();
        keys.mapping("passwords")
                .ifPresent(users -> users.mapping().all().forEach(entry -> {
                    if (entry.value() instanceof Node.Scalar scalar) {
                        password(users, entry.key(), scalar);
                        passwords.put(entry.name(), Value.secret(scalar.text()));
                    }
                }));
        return passwords;
    }

    private void password(Keys users, Node.Scalar user, Node.Scalar scalar) {
        String word = scalar.text();
        if (!user.text().matches("[^\\s:\"`{}#]+")) {
            users.error(user, user.text(), "'" + user.text() + "' is no name to log in with", "write one as ada");
        } else if (word.isEmpty() && !file.provenance().fillings(scalar.at()).isEmpty()) {
            // a variable without a value has been told of, or is told of by who starts it
        } else if (word.isEmpty()) {
            users.error(
                    user,
                    user.text(),
                    "an empty password lets nobody in",
                    "write ${" + variable(user.text()) + ":?}, which has to have a value");
        } else if (!PasswordHash.isOne(word) && isInClear(scalar)) {
            users.error(
                    user,
                    user.text(),
                    "whoever gets the file gets this password",
                    "write ${" + variable(user.text())
                            + ":?} and have it in .env or the shell, or write the hash that 'htpasswd -nB "
                            + user.text() + "' prints, each $ as $$");
        } else if (!PasswordHash.isOne(word) && word.getBytes(UTF_8).length > PasswordHash.MOST_BYTES) {
            users.error(
                    user,
                    user.text(),
                    "of a password only the first " + PasswordHash.MOST_BYTES + " bytes would count",
                    "choose a shorter one");
        }
    }

    private boolean isInClear(Node.Scalar scalar) {
        List<Provenance.Filling> fillings = file.provenance().fillings(scalar.at());
        return fillings.isEmpty()
                || fillings.stream()
                        .anyMatch(filling -> filling.fallback()
                                .map(Value::reveal)
                                .filter(word -> !word.isEmpty() && word.equals(scalar.text()))
                                .isPresent());
    }

    private static String variable(String user) {
        return user.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_") + "_PASSWORD";
    }

    /** A host has each port once, and these are the ingress's. */
    private void ports() {
        if (routes.isEmpty()) {
            return;
        }
        for (Service service : services) {
            service.ports().stream()
                    .filter(port -> port.isPublic() && Set.of("80", "443").contains(port.published()))
                    .findFirst()
                    .ifPresent(port -> error(service, port));
        }
    }

    private void error(Service service, Port port) {
        Node.Mapping all = file.services();
        Node at = all.get(service.name())
                .filter(Node.Mapping.class::isInstance)
                .flatMap(node -> ((Node.Mapping) node).get("ports"))
                .orElse(all);
        file.problems()
                .error(
                        at,
                        "services." + service.name() + ".ports",
                        "port " + port.published() + " of the host is that of the ingress, which leads to '"
                                + routes.get(0).service() + "'",
                        "take it out, or write another one");
    }
}
