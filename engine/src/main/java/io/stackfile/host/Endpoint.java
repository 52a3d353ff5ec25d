package io.stackfile.host;

import io.stackfile.model.Attachment;

/**
 * A container's place on a network.
 *
 * @param network the engine's name for it
 * @param own whether its stack's names are known there; on the network of another stack nobody is to take it for one of theirs
 */
public record Endpoint(String network, Attachment attachment, boolean own) {
    public Endpoint(String network, Attachment attachment) {
        this(network, attachment, true);
    }
}
