package io.stackfile.host;

import io.stackfile.model.Attachment;

/** A container's place on a network; {@code network} is the engine's name for it. */
public record Endpoint(String network, Attachment attachment) {}
