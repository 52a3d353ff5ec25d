package io.stackfile.host.ssh.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How the machine proves that it is the one that is meant.
 *
 * @param alias the name to look its key up by, in lower case, instead of the host's
 * @param userFiles new keys are written to the first one
 * @param hashNew whether names are hashed when they are written
 * @param revoked a file of keys that nobody may use any more
 */
public record HostKeyChecking(
        StrictHostKeyChecking strict,
        Optional<String> alias,
        List<Path> userFiles,
        List<Path> globalFiles,
        boolean hashNew,
        Optional<Path> revoked) {
    public HostKeyChecking {
        userFiles = List.copyOf(userFiles);
        globalFiles = List.copyOf(globalFiles);
    }
}
