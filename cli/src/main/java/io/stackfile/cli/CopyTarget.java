package io.stackfile.cli;

import io.stackfile.host.ContainerFiles.Kind;
import io.stackfile.host.HostException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** A place of this machine that something is copied to. A link that the user names is followed, as {@code docker cp} does. */
record CopyTarget(String path, Optional<Kind> kind) {
    static CopyTarget of(Call call, CopyEnd to) throws IOException {
        Path written = call.path(to.path());
        boolean link = Files.isSymbolicLink(written);
        if (!Files.exists(written)) {
            if (link) {
                throw new HostException(
                        to.written() + " is a link that leads nowhere; remove it, or name the place that is meant");
            }
            return new CopyTarget(to.path(), Optional.empty());
        }
        if (Files.isDirectory(written)) {
            return new CopyTarget(to.path(), Optional.of(Kind.FOLDER));
        }
        if (Files.readAttributes(written, BasicFileAttributes.class).isOther()) {
            throw new HostException(to.written()
                    + " is a device, a pipe or a socket, and stays as it is; name another place, or - for a tar archive"
                    + " as the output");
        }
        return new CopyTarget(link ? written.toRealPath().toString() : to.path(), Optional.of(Kind.FILE));
    }
}
