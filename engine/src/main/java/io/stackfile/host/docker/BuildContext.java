package io.stackfile.host.docker;

import io.stackfile.archive.ArchiveStream;
import io.stackfile.host.Headway;
import io.stackfile.model.Build;
import io.stackfile.model.Dockerfile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/** A build's folder as a tar archive that is made while it is read. */
final class BuildContext extends ArchiveStream {
    private final Path folder;
    private final Iterator<String> files;
    private final byte[] buffer = new byte[1 << 16];
    private final SentBytes sent;
    private Optional<byte[]> inline;
    private long sum;
    private Path file;
    private @Nullable InputStream open;

    BuildContext(Path folder, String dockerfile) throws IOException {
        this(folder, dockerfile, Optional.empty(), progress -> {});
    }

    /** {@code progress} hears how much of a folder has been sent that takes a while. */
    static BuildContext of(Build build, Consumer<Headway> progress) throws IOException {
        return new BuildContext(
                Path.of(build.context()), build.dockerfile(), build.settings().dockerfile(), progress);
    }

    private BuildContext(Path folder, String dockerfile, Optional<String> text, Consumer<Headway> progress)
            throws IOException {
        super(false);
        if (text.isEmpty()) {
            dockerfile(folder, dockerfile);
        } else {
            folder(folder);
        }
        this.inline = text.map(all -> all.getBytes(StandardCharsets.UTF_8));
        this.folder = folder;
        this.file = folder;
        List<String> found = dockerfileFirst(ContextFiles.of(folder, dockerfile), dockerfile).stream()
                .filter(path -> text.isEmpty() || !path.equals(dockerfile))
                .toList();
        this.files = found.iterator();
        this.sent = new SentBytes(progress, "sends its folder: ", size(found), "");
    }

    static Path dockerfile(Path folder, String dockerfile) throws ContextProblem {
        folder(folder);
        if (!Files.exists(folder.resolve(dockerfile))) {
            throw new ContextProblem("there is no " + dockerfile + " in " + folder);
        }
        return folder.resolve(dockerfile);
    }

    static Dockerfile instructions(Path file) throws ContextProblem {
        try {
            return Dockerfile.of(Files.readAllLines(file));
        } catch (IOException e) {
            throw ContextProblem.of(file, e);
        }
    }

    private static void folder(Path folder) throws ContextProblem {
        if (!Files.isDirectory(folder)) {
            throw new ContextProblem("there is no folder " + folder);
        }
    }

    /** BuildKit looks at the first entry to know what it is sent; this one has a plain name. */
    private static List<String> dockerfileFirst(List<String> files, String dockerfile) {
        String first = Path.of(dockerfile).normalize().toString();
        return Stream.concat(
                        files.stream().filter(first::equals), files.stream().filter(file -> !file.equals(first)))
                .toList();
    }

    private long size(List<String> found) throws IOException {
        long size = 0;
        for (String path : found) {
            Path one = folder.resolve(path);
            size += Files.isRegularFile(one, LinkOption.NOFOLLOW_LINKS) ? Files.size(one) : 0;
        }
        return size;
    }

    @Override
    protected boolean more() throws ContextProblem {
        try {
            return make();
        } catch (IOException e) {
            throw ContextProblem.of(file, e);
        }
    }

    private boolean make() throws IOException {
        if (inline.isPresent()) {
            add(inline.get());
            inline = Optional.empty();
        } else if (open != null) {
            copy(open);
        } else if (files.hasNext()) {
            begin(files.next());
        } else {
            return false;
        }
        return true;
    }

    private void add(byte[] dockerfile) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(Build.INLINE);
        entry.setModTime(0);
        entry.setMode(0100644);
        entry.setSize(dockerfile.length);
        tar.putArchiveEntry(entry);
        tar.write(dockerfile);
        tar.closeArchiveEntry();
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
        // Whole seconds, as Docker's own program sends them: else each file gets a header more, by which BuildKit
        // does not know that it is an archive.
        entry.setModTime(Files.getLastModifiedTime(file).to(TimeUnit.SECONDS) * 1000);
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
                sum += count;
                sent.accept(sum);
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
