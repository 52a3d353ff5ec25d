package io.stackfile.lint;

import io.stackfile.model.Port;

/** A database that answers other machines than its own. */
final class PublicDatabase implements Rule {
    @Override
    public String name() {
        return "public-database";
    }

    @Override
    public void look(Subject subject, Findings findings) {
        if (subject.image().filter(Databases::isOne).isEmpty()) {
            return;
        }
        subject.service().ports().stream()
                .filter(Port::isPublic)
                .forEach(port -> findings.add(
                        subject.at(port),
                        "ports",
                        "whoever reaches the host reaches this database, on " + Loopback.portOf(port),
                        "write '" + Loopback.of(port)
                                + "', or take the port out: services of the stack reach the database without it"));
        if (subject.isOnNetworkOfHost()) {
            findings.add(
                    subject.key("network_mode", "net"),
                    "network_mode",
                    "whoever reaches the host reaches this database, because it has the host's own network",
                    "take network_mode out, and publish its port on 127.0.0.1 if the host itself needs it");
        }
    }
}
