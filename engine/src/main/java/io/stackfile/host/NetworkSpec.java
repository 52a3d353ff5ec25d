package io.stackfile.host;

import io.stackfile.model.Network;
import java.util.List;

/**
 * A network of a stack.
 *
 * @param salt what the stack's secrets are hashed with, kept as a label
 * @param network what the file says of it
 * @param fingerprint what it is made from, for the label that tells a change; empty when the file says nothing
 * @param generation the update that gives a network that was there this form; 0 for a new one
 * @param earlier the forms that the network had, which it remembers
 */
public record NetworkSpec(
        String name,
        String stack,
        String salt,
        Network network,
        String fingerprint,
        int generation,
        List<NetworkForm> earlier) {
    public NetworkSpec {
        earlier = List.copyOf(earlier);
    }

    /** A new one. */
    public NetworkSpec(String name, String stack, String salt, Network network, String fingerprint) {
        this(name, stack, salt, network, fingerprint, 0, List.of());
    }

    /** The stack's own as it usually is. */
    public NetworkSpec(String name, String stack, String salt) {
        this(name, stack, salt, Network.usual(Network.DEFAULT), "");
    }

    /** One that had other forms before. */
    public NetworkSpec after(List<NetworkForm> forms, int update) {
        return new NetworkSpec(name, stack, salt, network, fingerprint, update, forms);
    }
}
