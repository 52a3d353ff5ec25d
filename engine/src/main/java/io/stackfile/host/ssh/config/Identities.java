package io.stackfile.host.ssh.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What proves who the user is.
 *
 * @param files in the order to try; they need not exist
 * @param only whether keys of the agent that belong to none of the files are left out
 * @param agent the agent's socket
 */
public record Identities(List<IdentityFile> files, List<Path> certificates, boolean only, Optional<Path> agent) {
    public Identities {
        files = List.copyOf(files);
        certificates = List.copyOf(certificates);
    }
}
