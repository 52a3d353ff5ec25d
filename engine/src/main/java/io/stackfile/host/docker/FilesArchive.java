package io.stackfile.host.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackfile.model.PlacedFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Configs and secrets as a tar archive for the root of a container, made in memory. */
final class FilesArchive {
    private static final int REGULAR_FILE = 0100000;

    private FilesArchive() {}

    static byte[] of(List<PlacedFile> files) {
        ByteArrayOutputStream made = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(made, UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            for (PlacedFile file : files) {
                add(file, tar);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("in memory", e);
        }
        return made.toByteArray();
    }

    private static void add(PlacedFile file, TarArchiveOutputStream tar) throws IOException {
        byte[] bytes = file.content().bytes();
        TarArchiveEntry entry = new TarArchiveEntry(file.target().substring(1));
        entry.setMode(REGULAR_FILE | file.mode());
        entry.setIds(file.uid(), file.gid());
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }
}
