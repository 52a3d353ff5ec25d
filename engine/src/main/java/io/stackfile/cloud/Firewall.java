package io.stackfile.cloud;

import io.stackfile.json.Json;
import io.stackfile.json.JsonObject;
import java.util.List;

/** A provider's firewall before a machine: a port that Docker publishes is open to the world only where this lets it through. */
record Firewall(String id, String name) {
    static Firewall of(Json firewall) {
        return new Firewall(firewall.get("id").text(), firewall.get("name").text());
    }

    /** Out goes everything: where nothing is allowed out, nothing goes out. */
    static JsonObject body(HostName name, SshSources sshFrom, Object droplet) {
        return new JsonObject()
                .with("name", name.tag())
                .with(
                        "inbound_rules",
                        List.of(
                                in("22", sshFrom.addresses()),
                                in("80", SshSources.ANYWHERE),
                                in("443", SshSources.ANYWHERE)))
                .with("outbound_rules", List.of(out("tcp"), out("udp"), out("icmp")))
                .with("droplet_ids", List.of(droplet));
    }

    private static JsonObject in(String port, List<String> addresses) {
        return new JsonObject()
                .with("protocol", "tcp")
                .with("ports", port)
                .with("sources", new JsonObject().with("addresses", addresses));
    }

    private static JsonObject out(String protocol) {
        return new JsonObject()
                .with("protocol", protocol)
                .with("ports", "0")
                .with("destinations", new JsonObject().with("addresses", SshSources.ANYWHERE));
    }
}
