package io.stackfile.canonical;

import io.stackfile.schema.Node;
import java.util.Optional;

/** {@code networks}: which a service joins and how, and what they are. */
final class Networks {
    private static final Form JOINED = new Fields()
            .with(Plain.TEXTS, "aliases", "link_local_ips")
            .with(Plain.TEXT, "ipv4_address", "ipv6_address", "mac_address", "interface_name")
            .with(Plain.NUMBER_BUT_ZERO, "priority", "gw_priority")
            .with(Pairs.TEXTS, "driver_opts");

    static final Fields DEFINED = new Fields()
            .with(Plain.TEXT, "name", "driver")
            .with(Pairs.TEXTS, "driver_opts", "labels")
            .with(Plain.FLAG, "internal", "attachable")
            .with(Plain.CHOICE, "enable_ipv4", "enable_ipv6")
            .with(
                    new Fields()
                            .with(Plain.TEXT, "driver")
                            .with(
                                    new Fields()
                                            .with(Plain.TEXT, "subnet", "gateway", "ip_range")
                                            .with(Pairs.TEXTS, "aux_addresses")
                                            .each(),
                                    "config"),
                    "ipam");

    private Networks() {}

    static Optional<Node> joined(Node written) {
        return Services.names(written).flatMap(JOINED.eachValue()::of);
    }
}
