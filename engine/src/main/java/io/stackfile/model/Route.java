package io.stackfile.model;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A name under which the world reaches a service, by the ingress of its host.
 *
 * @param host the name, in lower case
 * @param network the file's name for the network on which the service is found
 * @param port where the service listens
 * @param authority who gives the certificate
 * @param passwords who may pass, and by which word; a hash of bcrypt is taken as it is. None means everybody
 */
public record Route(
        String host,
        String service,
        String network,
        int port,
        Authority authority,
        SortedMap<String, Value> passwords) {
    public Route {
        passwords = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(passwords));
    }
}
