package io.stackfile.host;

/** The network of a stack; {@code salt} is what its secrets are hashed with, kept as a label. */
public record NetworkSpec(String name, String stack, String salt) {}
