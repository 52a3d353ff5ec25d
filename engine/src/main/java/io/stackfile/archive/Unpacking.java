package io.stackfile.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackfile.host.FileTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Unpacks an archive that somebody else has made into a folder of this machine and nowhere else: no name in it leads out, and nothing
 * is written through a link. What was a file or a link is replaced once the new one is whole, what was a folder stays one, and devices,
 * pipes and sockets are left alone. Messages are for the user.
 */
public final class Unpacking {
    private static final int PERMISSIONS = 0777;
    private static final int SPECIAL_PERMISSIONS = 07777;
    private static final FileAttribute<Set<PosixFilePermission>> ONLY_OURS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path folder;
    private final Optional<String> name;
    private final boolean wrapped;
    private final boolean owners;
    private final LongConsumer passed;
    private final Set<Path> files = new HashSet<>();
    private final Deque<Runnable> folders = new ArrayDeque<>();
    private final List<String> leftOut = new ArrayList<>();
    private final Arriving arriving = new Arriving();
    private long sum;

    /**
     * @param folder that is there
     * @param name goes before all names
     * @param wrapped whether names in the archive have a first part that is left out
     * @param owners whether files get the owners' numbers and all permissions of the archive
     * @param passed hears how many bytes have arrived
     */
    public Unpacking(Path folder, Optional<String> name, boolean wrapped, boolean owners, LongConsumer passed) {
        this.folder = folder;
        this.name = name;
        this.wrapped = wrapped;
        this.owners = owners;
        this.passed = passed;
    }

    /** What is no file, folder or link, and was not made here. */
    public List<String> leftOut() {
        return leftOut;
    }

    /** Leaves no file half done; for another thread, when the process is to end. */
    public void giveUp() {
        arriving.giveUp();
    }

    public void unpack(InputStream archive) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(archive, UTF_8.name())) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar);
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("what arrives is no tar archive, or it is damaged", e);
        } finally {
            // The innermost first, for none of them can be changed any more once the one around it is closed.
            folders.forEach(Runnable::run);
        }
    }

    private void unpack(TarArchiveEntry entry, InputStream content) throws IOException {
        List<String> parts = parts(entry.getName());
        if (parts.isEmpty()) {
            return;
        }
        Path path = within(parts);
        if (entry.isDirectory()) {
            makeFolder(entry, path);
            return;
        }
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("there is a folder at " + path + ", and what is to be there is none");
        }
        if (entry.isFIFO() || entry.isCharacterDevice() || entry.isBlockDevice()) {
            leftOut.add(path.toString());
            return;
        }
        if (isSpecial(path)) {
            throw new IOException(path + " is a device, a pipe or a socket, and stays as it is; name another place");
        }
        try {
            put(entry, path, content);
        } catch (FileSystemException e) {
            throw new IOException(FileTrouble.writing(path.toString(), e), e);
        }
    }

    private static boolean isSpecial(Path path) throws IOException {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                && Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .isOther();
    }

    private void put(TarArchiveEntry entry, Path path, InputStream content) throws IOException {
        if (entry.isSymbolicLink()) {
            Path target = target(entry);
            arriving.put(path, part -> Files.createSymbolicLink(part, target), part -> own(entry, part, path));
        } else if (entry.isLink()) {
            Path first = first(entry);
            arriving.put(path, part -> Files.createLink(part, first), part -> {});
            files.add(path);
        } else {
            arriving.put(path, part -> Files.createFile(part, ONLY_OURS), part -> {
                write(part, path, content);
                own(entry, part, path);
                permit(entry, part);
                Files.getFileAttributeView(part, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                        .setTimes(FileTime.from(entry.getLastModifiedTime().toInstant()), null, null);
            });
            files.add(path);
        }
    }

    private static Path target(TarArchiveEntry entry) throws IOException {
        try {
            return Path.of(entry.getLinkName());
        } catch (InvalidPathException e) {
            throw new IOException("this machine has no link to '" + entry.getLinkName() + "'", e);
        }
    }

    /** Below the folder, by the name it gets here. */
    private List<String> parts(String written) throws IOException {
        List<String> parts = new ArrayList<>();
        for (String part : written.split("/")) {
            if (part.equals("..")) {
                throw new IOException("'" + written + "' in the archive leads out of " + folder);
            }
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        if (wrapped && !parts.isEmpty()) {
            parts.remove(0);
        }
        name.ifPresent(own -> parts.add(0, own));
        return parts;
    }

    /** Each folder above is a folder, not a link, which could lead anywhere. */
    private Path within(List<String> parts) throws IOException {
        Path path = folder;
        for (int i = 0; i < parts.size(); i++) {
            try {
                path = path.resolve(parts.get(i));
            } catch (InvalidPathException e) {
                throw new IOException("this machine has no file '" + parts.get(i) + "'", e);
            }
            boolean last = i == parts.size() - 1;
            if (!last && Files.isSymbolicLink(path)) {
                throw new IOException(
                        path + " is a link, and nothing is written through one; remove it, or name another place");
            }
            if (!last && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                    throw new IOException(path + " is no folder, and is to have something in it");
                }
                create(path);
            }
        }
        return path;
    }

    private static void create(Path path, FileAttribute<?>... attributes) throws IOException {
        try {
            Files.createDirectory(path, attributes);
        } catch (FileSystemException e) {
            throw new IOException(FileTrouble.writing(path.toString(), e), e);
        }
    }

    private void makeFolder(TarArchiveEntry entry, Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(path + " is no folder, and is to be one");
        }
        create(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        FileTime modified = FileTime.from(entry.getLastModifiedTime().toInstant());
        folders.push(() -> {
            try {
                own(entry, path, path);
                permit(entry, path);
                Files.setLastModifiedTime(path, modified);
            } catch (IOException e) {
                leftOut.add(path + " (its owner or mode)");
            }
        });
    }

    /** The file that an entry is another name of. */
    private Path first(TarArchiveEntry entry) throws IOException {
        Path first = within(parts(entry.getLinkName()));
        if (!files.contains(first)) {
            throw new IOException("'" + entry.getName() + "' in the archive is another name of '" + entry.getLinkName()
                    + "', which is not in it");
        }
        return first;
    }

    private void write(Path part, Path path, InputStream content) throws IOException {
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
                write(out, buffer, count, path);
                sum += count;
                passed.accept(sum);
            }
        }
    }

    /** A disk that is full does not tell which file it had no room for. */
    private static void write(OutputStream out, byte[] buffer, int count, Path path) throws IOException {
        try {
            out.write(buffer, 0, count);
        } catch (IOException e) {
            throw new IOException(FileTrouble.writing(path.toString(), e), e);
        }
    }

    /** {@code path} is what it will be called. */
    private void own(TarArchiveEntry entry, Path part, Path path) throws IOException {
        if (!owners) {
            return;
        }
        try {
            Files.setAttribute(part, "unix:uid", (int) entry.getLongUserId(), LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(part, "unix:gid", (int) entry.getLongGroupId(), LinkOption.NOFOLLOW_LINKS);
        } catch (FileSystemException e) {
            throw new IOException(
                    path + " cannot be given to user " + entry.getLongUserId()
                            + ", which takes root; leave out -a, and it is yours",
                    e);
        }
    }

    private void permit(TarArchiveEntry entry, Path path) throws IOException {
        if (owners) {
            Files.setAttribute(path, "unix:mode", entry.getMode() & SPECIAL_PERMISSIONS, LinkOption.NOFOLLOW_LINKS);
        } else {
            permit(path, entry.getMode() & PERMISSIONS);
        }
    }

    private static void permit(Path path, int mode) throws IOException {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (PosixFilePermission permission : PosixFilePermission.values()) {
            if ((mode & 0400 >> permission.ordinal()) != 0) {
                permissions.add(permission);
            }
        }
        Files.setPosixFilePermissions(path, permissions);
    }
}
