package io.stackfile.host.ssh.hostkeys;

import java.nio.file.Path;

/** A key and the line of a file where it is written down. */
public record KnownKey(Path file, int line, HostKey key) {
    /** {@code FILE:LINE}. */
    public String where() {
        return file + ":" + line;
    }
}
