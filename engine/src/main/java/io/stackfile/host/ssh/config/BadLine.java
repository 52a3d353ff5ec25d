package io.stackfile.host.ssh.config;

/** A line that {@code ssh} would refuse; the message says what is wrong and what to write, not where. */
final class BadLine extends Exception {
    BadLine(String message) {
        super(message);
    }
}
