package io.stackfile.host.ssh.config;

import java.time.Duration;

/**
 * How a dead connection is noticed.
 *
 * @param interval zero: not at all
 * @param countMax how many questions may stay without an answer
 */
public record KeepAlive(Duration interval, int countMax) {}
