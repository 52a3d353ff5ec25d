package io.stackfile.archive;

import io.stackfile.host.FileTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/**
 * A file or a folder of this machine as a tar archive that is made while it is read, with modes, times and the numbers of owners.
 * What is neither file, folder nor link stays out.
 */
public final class LocalTree extends ArchiveStream {
    private static final int PERMISSIONS = 07777;

    private final Path root;
    private final Optional<String> name;
    private final Iterator<Path> paths;
    private final LongConsumer passed;
    private final List<String> leftOut = new ArrayList<>();
    private final byte[] buffer = new byte[1 << 16];
    private Path file;
    private @Nullable InputStream open;
    private long left;
    private long sum;

    /**
     * @param name what it is called in the archive; of nothing only what is in the folder is in it
     * @param passed hears how many bytes have gone
     */
    public LocalTree(Path root, Optional<String> name, LongConsumer passed) throws IOException {
        super(false);
        this.root = root;
        this.name = name;
        this.passed = passed;
        this.file = root;
        this.paths = paths().iterator();
    }

    private List<Path> paths() throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> all = Files.walk(root)) {
            all.filter(path -> name.isPresent() || !path.equals(root)).sorted().forEach(found::add);
        } catch (java.io.UncheckedIOException e) {
            throw new IOException("something in " + root + " may not be read by your user", e);
        }
        return found;
    }

    @Override
    protected boolean more() throws IOException {
        try {
            if (open != null) {
                copy(open);
            } else if (paths.hasNext()) {
                begin(paths.next());
            } else {
                return false;
            }
            return true;
        } catch (java.nio.file.FileSystemException e) {
            throw problem(file, e);
        }
    }

    private static IOException problem(Path file, IOException cause) {
        if (cause instanceof java.nio.file.AccessDeniedException) {
            return new IOException(file + " may not be read by your user", cause);
        }
        return new IOException(
                cause instanceof java.nio.file.NoSuchFileException
                        ? file + " is not there any more"
                        : FileTrouble.reading(file.toString(), cause),
                cause);
    }

    private void begin(Path path) throws IOException {
        file = path;
        String inside = root.relativize(path).toString();
        String called =
                name.map(own -> inside.isEmpty() ? own : own + "/" + inside).orElse(inside);
        if (Files.isSymbolicLink(path)) {
            TarArchiveEntry link = entry(path, new TarArchiveEntry(called, TarConstants.LF_SYMLINK));
            link.setLinkName(Files.readSymbolicLink(path).toString());
            put(link);
        } else if (Files.isDirectory(path)) {
            put(entry(path, new TarArchiveEntry(called + "/")));
        } else if (Files.isRegularFile(path)) {
            left = Files.size(path);
            open = Files.newInputStream(path);
            TarArchiveEntry entry = entry(path, new TarArchiveEntry(called));
            entry.setSize(left);
            tar.putArchiveEntry(entry);
        } else {
            leftOut.add(path.toString());
        }
    }

    /** What is neither file, folder nor link, once all is read. */
    public List<String> leftOut() {
        return leftOut;
    }

    private void put(TarArchiveEntry entry) throws IOException {
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    private static TarArchiveEntry entry(Path path, TarArchiveEntry entry) throws IOException {
        entry.setMode(number(path, "mode") & PERMISSIONS | (entry.isDirectory() ? 040000 : 0100000));
        entry.setIds(number(path, "uid"), number(path, "gid"));
        entry.setUserName("");
        entry.setGroupName("");
        entry.setModTime(Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS));
        return entry;
    }

    private static int number(Path path, String fact) throws IOException {
        return (int) Files.getAttribute(path, "unix:" + fact, LinkOption.NOFOLLOW_LINKS);
    }

    private void copy(InputStream source) throws IOException {
        int count = left == 0 ? -1 : source.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (count >= 0) {
            tar.write(buffer, 0, count);
            left -= count;
            sum += count;
            passed.accept(sum);
            return;
        }
        source.close();
        open = null;
        if (left > 0) {
            throw new IOException(file + " became shorter while it was read");
        }
        tar.closeArchiveEntry();
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.close();
        }
    }
}
