package io.stackfile.host.ssh.config;

import java.nio.file.Path;

/**
 * A private key.
 *
 * @param explicit whether the configuration names it; else it is one of the usual files
 */
public record IdentityFile(Path path, boolean explicit) {}
