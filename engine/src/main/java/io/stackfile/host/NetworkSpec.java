package io.stackfile.host;

import io.stackfile.model.Network;

/**
 * A network of a stack.
 *
 * @param salt what the stack's secrets are hashed with, kept as a label
 * @param network what the file says of it
 * @param fingerprint what it is made from, for the label that tells a change; empty when the file says nothing
 */
public record NetworkSpec(String name, String stack, String salt, Network network, String fingerprint) {
    /** The stack's own as it usually is. */
    public NetworkSpec(String name, String stack, String salt) {
        this(name, stack, salt, Network.usual(Network.DEFAULT), "");
    }
}
