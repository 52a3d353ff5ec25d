package io.stackfile.cli;

import io.stackfile.model.Exposed;
import io.stackfile.model.Protocol;
import java.util.Map;

/** How a program that speaks what a container's port speaks is told to come there. */
final class Url {
    /** What speaks on a container's port, where it is not the web. */
    private static final Map<Integer, String> SCHEMES = Map.of(
            22, "ssh",
            443, "https",
            3306, "mysql",
            5432, "postgres",
            5672, "amqp",
            6379, "redis",
            8443, "https",
            27017, "mongodb");

    private Url() {}

    /** {@code host} and {@code port} are where the container's port is found. */
    static String of(Exposed container, String host, int port) {
        return scheme(container) + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    static boolean isWeb(Exposed container) {
        return scheme(container).startsWith("http");
    }

    private static String scheme(Exposed container) {
        return container.protocol() == Protocol.TCP
                ? SCHEMES.getOrDefault(container.port(), "http")
                : container.protocol().toString();
    }
}
