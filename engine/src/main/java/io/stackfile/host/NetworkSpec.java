package io.stackfile.host;

import io.stackfile.model.Network;
import java.util.Optional;

/**
 * A network of a stack.
 *
 * @param salt what the stack's secrets are hashed with, kept as a label
 * @param network what the file says of it
 * @param fingerprint what it is made from, for the label that tells a change; empty when the file says nothing
 * @param generation the update that gives a network that was there this form; 0 for a new one
 * @param before the form that the network had, which it remembers
 */
public record NetworkSpec(
        String name,
        String stack,
        String salt,
        Network network,
        String fingerprint,
        int generation,
        Optional<NetworkForm> before) {
    /** A new one. */
    public NetworkSpec(String name, String stack, String salt, Network network, String fingerprint) {
        this(name, stack, salt, network, fingerprint, 0, Optional.empty());
    }

    /** The stack's own as it usually is. */
    public NetworkSpec(String name, String stack, String salt) {
        this(name, stack, salt, Network.usual(Network.DEFAULT), "");
    }

    /** One that takes the place of another. */
    public NetworkSpec insteadOf(Observed.Network there, int update) {
        return new NetworkSpec(name, stack, salt, network, fingerprint, update, Optional.of(there.form()));
    }
}
