package io.stackfile.host.ssh.config;

import java.util.Locale;

/** What the configuration says about a host whose key is not known. */
public enum StrictHostKeyChecking {
    YES,
    ASK,
    ACCEPT_NEW,
    /** {@code no} and {@code off}. */
    NO;

    static StrictHostKeyChecking of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> YES;
            case "accept-new" -> ACCEPT_NEW;
            case "no", "false", "off" -> NO;
            default -> ASK;
        };
    }
}
