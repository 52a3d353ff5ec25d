package io.stackfile.reader;

import io.stackfile.model.Declared;
import io.stackfile.model.Network;
import io.stackfile.model.StoredVolume;
import io.stackfile.schema.Dialect;
import io.stackfile.schema.Node;
import io.stackfile.source.CheckedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a compose file says at its top of networks and volumes; a Stackfile has no place for it. */
final class DeclaredReader {
    private static final String EXTERNAL = "external";

    private final CheckedFile file;
    private final Declared declared;

    DeclaredReader(CheckedFile file) {
        this.file = file;
        List<Network> networks = new ArrayList<>();
        List<StoredVolume> volumes = new ArrayList<>();
        entries("networks").forEach(entry -> networks.add(network(entry.name(), keys("networks", entry))));
        entries("volumes").forEach(entry -> volumes.add(volume(entry.name(), keys("volumes", entry))));
        this.declared = new Declared(networks, volumes);
    }

    Declared declared() {
        return declared;
    }

    boolean haveNetworksPlace() {
        return file.dialect() == Dialect.COMPOSE;
    }

    /** The names that a service may say; the usual network needs no declaration. */
    Set<String> networks() {
        Set<String> names = new TreeSet<>(Set.of(Network.DEFAULT));
        declared.networks().forEach(network -> names.add(network.key()));
        return names;
    }

    private List<Node.Entry> entries(String key) {
        return Optional.of(file.document())
                .filter(document -> haveNetworksPlace())
                .flatMap(document -> document.get(key))
                .filter(Node.Mapping.class::isInstance)
                .map(mapping -> ((Node.Mapping) mapping)
                        .all().stream()
                                .filter(entry -> !entry.name().startsWith("x-"))
                                .toList())
                .orElse(List.of());
    }

    private Keys keys(String key, Node.Entry entry) {
        Node.Mapping mapping = entry.value() instanceof Node.Mapping given
                ? given
                : new Node.Mapping(entry.value().at(), java.util.Map.of());
        return new Keys(mapping, key + "." + entry.name(), file.problems());
    }

    private static Network network(String key, Keys keys) {
        if (isExternal(keys)) {
            return Network.external(key, externalName(keys, "network"));
        }
        boolean withoutIpv4 = keys.node("enable_ipv4").isPresent() && !keys.flag("enable_ipv4");
        if (withoutIpv4 && !keys.flag("enable_ipv6")) {
            keys.error(
                    keys.node("enable_ipv4").orElseThrow(),
                    "enable_ipv4",
                    "a network without IPv4 and IPv6 has no addresses",
                    "write enable_ipv6: true too, or take it out");
        }
        return new Network(
                key,
                name(keys),
                false,
                keys.text("driver"),
                options(keys, "driver_opts"),
                keys.flag("internal"),
                keys.flag("attachable"),
                !withoutIpv4,
                keys.flag("enable_ipv6"),
                new AddressPlanReader(Twin.inside(keys, "ipam")).read(),
                Labelling.read(keys));
    }

    private static StoredVolume volume(String key, Keys keys) {
        boolean external = isExternal(keys);
        return new StoredVolume(
                key,
                external ? externalName(keys, "volume") : name(keys),
                external,
                external ? Optional.empty() : keys.text("driver"),
                external ? new TreeMap<>() : options(keys, "driver_opts"),
                external ? new TreeMap<>() : Labelling.read(keys));
    }

    private static boolean isExternal(Keys keys) {
        return keys.node(EXTERNAL).filter(Node.Mapping.class::isInstance).isPresent() || keys.flag(EXTERNAL);
    }

    private static Optional<String> externalName(Keys keys, String what) {
        keys.mapping().all().stream()
                .filter(entry -> !Set.of(EXTERNAL, "name").contains(entry.name()))
                .filter(entry -> !entry.name().startsWith("x-"))
                .forEach(entry -> keys.error(
                        entry.key(),
                        entry.name(),
                        "somebody else makes an external " + what + ", so '" + entry.name() + "' has no effect",
                        "take it out, or external"));
        return name(keys).or(() -> name(Twin.inside(keys, EXTERNAL)));
    }

    private static Optional<String> name(Keys keys) {
        return keys.like(
                "name",
                "[a-zA-Z0-9][a-zA-Z0-9_.-]*",
                "a name on the engine",
                "write letters, digits, _, . and -, a letter or digit first");
    }

    static SortedMap<String, String> options(Keys keys, String key) {
        SortedMap<String, String> options = new TreeMap<>();
        keys.pairs(key).forEach(pair -> options.put(pair.name(), pair.value().orElse("")));
        return options;
    }
}
