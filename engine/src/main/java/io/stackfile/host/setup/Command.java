package io.stackfile.host.setup;

/** Something that root runs on the machine, and what for. */
public record Command(String text, String reason) {}
