package io.stackfile.lint;

import io.stackfile.model.Port;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A service that answers other machines than its own, and should not.
 *
 * @param what the word for it: {@code database}
 * @param risk what else is to be said of a published port, or nothing
 * @param port what to write in its place
 * @param network what to do in place of the host's own network
 */
record Published(
        String name, Predicate<Subject> isMeant, String what, String risk, Function<Port, String> port, String network)
        implements Rule {
    static final Rule DATABASE = new Published(
            "public-database",
            subject -> subject.image().filter(Databases::isOne).isPresent(),
            "database",
            "",
            port -> "write '" + Loopback.of(port)
                    + "', or take the port out: services of the stack reach the database without it",
            "take network_mode out, and publish its port on 127.0.0.1 if the host itself needs it");

    /** What is typed there, the password too, can be read on the way. */
    static final Rule NOTEBOOK = new Published(
            "public-notebook",
            Notebooks::isOne,
            "notebook",
            ", and its password travels unencrypted",
            port -> "write '" + Loopback.of(port) + "' or deploy with --private, and use 'stack tunnel'",
            "take network_mode out, publish its port on 127.0.0.1, and use 'stack tunnel'");

    @Override
    public void look(Subject subject, Findings findings) {
        if (!isMeant.test(subject)) {
            return;
        }
        String whoever = "whoever reaches the host reaches this " + what + ", ";
        subject.service().ports().stream()
                .filter(Port::isPublic)
                .forEach(open -> findings.add(
                        subject.at(open), "ports", whoever + "on " + Loopback.portOf(open) + risk, port.apply(open)));
        if (subject.isOnNetworkOfHost()) {
            findings.add(
                    subject.key("network_mode", "net"),
                    "network_mode",
                    whoever + "because it has the host's own network",
                    network);
        }
    }
}
