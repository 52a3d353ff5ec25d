package io.stackfile.host.ssh.hostkeys;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The key a machine showed.
 *
 * @param host the name to know it by, see {@code SshSettings.hostKeyName}
 * @param remembering the file that learns new keys
 */
public record OfferedKey(String host, int port, HostKey key, Optional<Path> remembering) {
    /** As files of known hosts write it. */
    String name() {
        return HostName.of(host, port).text();
    }

    /** A line for such a file. */
    String line() {
        return name() + " " + key.type() + " " + key.base64();
    }
}
