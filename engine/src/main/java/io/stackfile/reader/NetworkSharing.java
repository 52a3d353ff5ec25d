package io.stackfile.reader;

import io.stackfile.model.Namespace;
import io.stackfile.schema.Node;
import java.util.List;

/** What a container cannot have for itself when its network is not the stack's. */
record NetworkSharing(Keys keys, String key, Namespace network) {
    private static final List<String> OF_ITS_OWNER =
            List.of("ports", "expose", "hostname", "mac_address", "dns", "extra_hosts");

    void check() {
        String mode = key + ": " + network;
        forbid(
                "links",
                "names of links are known on the stack's network, which " + mode + " leaves",
                "leave one of the two out");
        forbid(
                "external_links",
                "names of links are known on the stack's network, which " + mode + " leaves",
                "leave one of the two out");
        forbid("networks", "there is no other network beside " + mode, "leave one of the two out");
        if (!(network instanceof Namespace.Mode)) {
            OF_ITS_OWNER.forEach(given -> forbid(
                    given,
                    "'" + given + "' is for the container whose network this is, with " + mode,
                    "write it there"));
        } else if (network.equals(new Namespace.Mode("host"))) {
            forbid("mac_address", "the host's network has its own address, with " + mode, "leave one of the two out");
            keys.node("ports")
                    .filter(ports -> !keys.items("ports").isEmpty())
                    .ifPresent(ports -> keys.problems()
                            .warning(
                                    ports,
                                    keys.where("ports"),
                                    "no port is published with " + mode
                                            + ": what the container opens is open on the host",
                                    "leave ports out"));
        } else if (network.equals(new Namespace.Mode("none"))) {
            forbid("ports", "a container without a network has no ports, with " + mode, "leave one of the two out");
        }
    }

    private void forbid(String given, String what, String cure) {
        boolean empty = keys.node(given)
                .map(node -> node instanceof Node.Sequence && keys.items(given).isEmpty())
                .orElse(true);
        if (!empty) {
            keys.error(keys.node(given).orElseThrow(), given, what, cure);
        }
    }
}
