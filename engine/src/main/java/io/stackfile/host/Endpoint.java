package io.stackfile.host;

import io.stackfile.model.Attachment;

/**
 * A container's place on a network.
 *
 * @param network the engine's name for it
 * @param own whether its stack's names are known there; on the network of another stack nobody is to take it for one of theirs
 * @param external whether the network is somebody else's, about whose addresses nothing is known
 */
public record Endpoint(String network, Attachment attachment, boolean own, boolean external) {
    /** The same with that address. */
    public Endpoint at(String ipv4) {
        return new Endpoint(network, attachment.at(ipv4), own, external);
    }
}
