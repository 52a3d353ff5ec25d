package io.stackfile.host.ssh.config;

import java.util.List;

/**
 * The ways in which a user may prove who he is.
 *
 * @param preferred methods in the order to try, empty for the usual order
 * @param passwordPrompts how often a password is asked for
 */
public record Authentication(
        boolean publicKey, boolean password, boolean keyboardInteractive, List<String> preferred, int passwordPrompts) {
    public Authentication {
        preferred = List.copyOf(preferred);
    }
}
