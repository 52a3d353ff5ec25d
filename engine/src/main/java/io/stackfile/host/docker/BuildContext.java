package io.stackfile.host.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Iterator;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/** A build's folder as a tar archive that is made while it is read. */
final class BuildContext extends InputStream {
    private final Path folder;
    private final Iterator<String> files;
    private final ByteArrayOutputStream made = new ByteArrayOutputStream(1 << 17);
    private final TarArchiveOutputStream tar = new TarArchiveOutputStream(made, UTF_8.name());
    private final byte[] buffer = new byte[1 << 16];
    private Path file;
    private @Nullable InputStream open;
    private byte[] ready = new byte[0];
    private int position;
    private boolean finished;

    BuildContext(Path folder, String dockerfile) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new ContextProblem("there is no folder " + folder);
        }
        if (!Files.exists(folder.resolve(dockerfile))) {
            throw new ContextProblem("there is no " + dockerfile + " in " + folder);
        }
        this.folder = folder;
        this.file = folder;
        this.files = ContextFiles.of(folder, dockerfile).iterator();
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (position == ready.length) {
            if (finished) {
                return -1;
            }
            makeOrSayWhyNot();
            ready = made.toByteArray();
            made.reset();
            position = 0;
        }
        int count = Math.min(length, ready.length - position);
        System.arraycopy(ready, position, bytes, offset, count);
        position += count;
        return count;
    }

    private void makeOrSayWhyNot() throws ContextProblem {
        try {
            make();
        } catch (IOException e) {
            throw ContextProblem.of(file, e);
        }
    }

    private void make() throws IOException {
        if (open != null) {
            copy(open);
        } else if (files.hasNext()) {
            begin(files.next());
        } else {
            tar.finish();
            finished = true;
        }
    }

    private void begin(String path) throws IOException {
        file = folder.resolve(path);
        if (Files.isSymbolicLink(file)) {
            TarArchiveEntry link = new TarArchiveEntry(path, TarConstants.LF_SYMLINK);
            link.setLinkName(Files.readSymbolicLink(file).toString());
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        } else if (Files.isDirectory(file)) {
            tar.putArchiveEntry(entry(file, path + "/"));
            tar.closeArchiveEntry();
        } else if (Files.isRegularFile(file)) {
            InputStream source = Files.newInputStream(file);
            open = source;
            TarArchiveEntry entry = entry(file, path);
            entry.setSize(Files.size(file));
            tar.putArchiveEntry(entry);
        } else if (Files.notExists(file)) {
            throw new NoSuchFileException(path);
        }
    }

    /** Nothing of the user's here but the permissions, so that the same files make the same layers for everybody. */
    private static TarArchiveEntry entry(Path file, String name) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setModTime(Files.getLastModifiedTime(file));
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
        int mode = 0;
        for (PosixFilePermission permission : permissions) {
            mode |= 0400 >> permission.ordinal();
        }
        entry.setMode(mode | (name.endsWith("/") ? 040000 : 0100000));
        return entry;
    }

    private void copy(InputStream source) throws IOException {
        int count = source.read(buffer);
        if (count < 0) {
            source.close();
            open = null;
        }
        try {
            if (count < 0) {
                tar.closeArchiveEntry();
            } else {
                tar.write(buffer, 0, count);
            }
        } catch (IOException otherSizeThanAnnounced) {
            throw new ContextProblem(file + " changed while it was sent to Docker");
        }
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.close();
        }
    }
}
