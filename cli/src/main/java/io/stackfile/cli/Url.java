package io.stackfile.cli;

import io.stackfile.model.Exposed;
import io.stackfile.model.Protocol;
import java.util.Set;

/** Where a container's port is found, with the scheme that a browser needs where it is for one. */
final class Url {
    private static final Set<Integer> HTTPS = Set.of(443, 8443);

    /** Ports of containers on which by custom something else than HTTP is spoken. */
    private static final Set<Integer> OTHERS = Set.of(
            21, 22, 23, 25, 53, 110, 111, 139, 143, 389, 445, 465, 587, 636, 873, 993,
            995, // files, shells, names, mail
            1433, 1521, 3306, 3307, 5432, 5433, 6432, 9042, 33060, // SQL, Cassandra
            6379, 6380, 7687, 11211, 26379, 27017, 27018, 27019, 28015, // other databases
            1883, 4222, 5671, 5672, 8883, 9092, 61613, 61616, // messages
            2049, 2181, 3389, 5222, 5900, 6667); // NFS, ZooKeeper, RDP, XMPP, VNC, IRC

    private Url() {}

    /** {@code host} and {@code port} are where the container's port is found. */
    static String of(Exposed container, String host, int port) {
        String place = (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        if (container.protocol() != Protocol.TCP) {
            return place + "/" + container.protocol();
        }
        return isWeb(container) ? (HTTPS.contains(container.port()) ? "https://" : "http://") + place : place;
    }

    static boolean isWeb(Exposed container) {
        return container.protocol() == Protocol.TCP && !OTHERS.contains(container.port());
    }
}
