package io.stackfile.host;

import java.util.List;

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
