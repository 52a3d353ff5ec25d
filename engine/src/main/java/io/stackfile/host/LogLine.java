package io.stackfile.host;

/**
 * One line a container wrote.
 *
 * @param timestamp the engine's, in RFC 3339 with nanoseconds; empty when not asked for
 * @param error whether it went to standard error
 */
public record LogLine(String container, String timestamp, boolean error, String text) {}
