package io.stackfile.host.ssh.config;

import io.stackfile.host.HostException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;

/** Whether nobody but the user and root can have written a file; else it could run commands in the user's name. */
final class Permissions {
    private Permissions() {}

    static void check(Path file, LocalUser me) throws IOException {
        PosixFileAttributes attributes;
        int owner;
        try {
            attributes = Files.readAttributes(file, PosixFileAttributes.class);
            owner = (Integer) Files.getAttribute(file, "unix:uid");
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return;
        }
        if (owner != 0 && owner != me.uid()) {
            throw new HostException(file + " belongs to " + attributes.owner().getName()
                    + ", and so could be anything; run chown " + me.name() + " " + file);
        }
        boolean groupIsOthers = !attributes.group().getName().equals(me.name());
        if (attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE)
                || attributes.permissions().contains(PosixFilePermission.GROUP_WRITE) && groupIsOthers) {
            throw new HostException(
                    file + " may be written by others, and so could be anything; run chmod go-w " + file);
        }
    }
}
