package io.stackfile.lint;

import io.stackfile.model.Port;

/** A notebook that answers other machines than its own: what is typed there, the password too, can be read on the way. */
final class PublicNotebook implements Rule {
    @Override
    public String name() {
        return "public-notebook";
    }

    @Override
    public void look(Subject subject, Findings findings) {
        if (!Notebooks.isOne(subject)) {
            return;
        }
        subject.service().ports().stream()
                .filter(Port::isPublic)
                .forEach(port -> findings.add(
                        subject.at(port),
                        "ports",
                        "whoever reaches the host reaches this notebook, on " + Loopback.portOf(port)
                                + ", and its password travels unencrypted",
                        "write '" + Loopback.of(port) + "' or deploy with --private, and use 'stack tunnel'"));
        if (subject.isOnNetworkOfHost()) {
            findings.add(
                    subject.key("network_mode", "net"),
                    "network_mode",
                    "whoever reaches the host reaches this notebook, because it has the host's own network",
                    "take network_mode out, publish its port on 127.0.0.1, and use 'stack tunnel'");
        }
    }
}
