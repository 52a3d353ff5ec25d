package io.stackfile.host;

/**
 * A container that has a volume.
 *
 * @param service the one of its stack that it belongs to; empty when no stack of ours made it
 * @param writes whether it may write there
 */
public record VolumeUser(String container, String stack, String service, boolean running, boolean writes) {}
