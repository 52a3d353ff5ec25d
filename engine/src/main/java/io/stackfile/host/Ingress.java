package io.stackfile.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.UUID;

/**
 * What leads the world to the services of a machine's stacks: one container for all of them, which has ports 80 and 443 and is
 * on their networks. It is a stack of its own; what it serves lies on its volume.
 */
public interface Ingress {
    /** What its stack is called. */
    String STACK = "stack-ingress";

    String SERVICE = "caddy";
    String CONTAINER = STACK + "-" + SERVICE + "-1";

    /** Keeps the certificates, and what is served. */
    String VOLUME = STACK + "_data";

    /** Where the texts of what is served lie in the container. */
    String SITES = "/data/sites/";

    /** Where the root certificate for a name lies; each at a path of its own, by which the ingress sees that it is another one. */
    static String rootFile(String host, String pem) {
        return SITES + host + "." + UUID.nameUUIDFromBytes(pem.getBytes(UTF_8)) + ".pem";
    }

    /** What is served, sorted by name; nothing when there is no container. */
    List<Served> served();

    /** Puts the container on a network; does nothing when it is there. */
    void join(String network);

    /** Takes the container off a network; does nothing when it is not there. */
    void leave(String network);

    /** Serves a name from now on, or otherwise than before; when that cannot be, all is as it was. The container has to run. */
    void serve(Served site);

    /** Serves a name no longer; does nothing when it is not served. */
    void end(String host);
}
