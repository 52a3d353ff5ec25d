package io.stackfile.sync.copy;

import io.stackfile.host.FileTrouble;
import io.stackfile.host.HostException;
import io.stackfile.sync.Entry;
import io.stackfile.sync.Hash;
import io.stackfile.sync.Kind;
import io.stackfile.sync.Listing;
import io.stackfile.sync.Paths;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * The folder that the file is in, on this machine.
 *
 * @param sources the files and folders that matter; one that is a link is what it leads to, any other link is itself
 */
record LocalFolder(Path folder, Set<String> sources) {
    /** How files are called that are still arriving. */
    static final String ARRIVING = ".stack-arriving-";

    LocalFolder {
        sources = Set.copyOf(sources);
    }

    Listing list() {
        Map<String, Entry> found = new TreeMap<>();
        sources.forEach(source -> add(source, found));
        return Listing.of(found.values());
    }

    Path at(String path) {
        return folder.resolve(path);
    }

    private LinkOption[] links(String path) {
        return sources.contains(path) ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
    }

    InputStream open(String path) throws IOException {
        return Files.newInputStream(at(path), links(path));
    }

    /** What is there now. */
    Optional<Entry> look(String path) {
        try {
            PosixFileAttributes attributes = Files.readAttributes(at(path), PosixFileAttributes.class, links(path));
            Entry entry = Entry.of(
                    path,
                    kind(attributes),
                    mode(attributes.permissions()),
                    attributes.size(),
                    attributes.lastModifiedTime().toInstant(),
                    attributes.size() + " " + attributes.lastModifiedTime());
            if (entry.kind() == Kind.LINK) {
                return Optional.of(
                        entry.leadingTo(Files.readSymbolicLink(at(path)).toString()));
            }
            boolean readable = entry.kind() == Kind.OTHER
                    || Files.isReadable(at(path)) && (entry.kind() == Kind.FILE || Files.isExecutable(at(path)));
            return Optional.of(readable ? entry : entry.closed());
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    private static Kind kind(PosixFileAttributes attributes) {
        if (attributes.isRegularFile()) {
            return Kind.FILE;
        }
        return attributes.isDirectory() ? Kind.FOLDER : attributes.isSymbolicLink() ? Kind.LINK : Kind.OTHER;
    }

    private void add(String path, Map<String, Entry> found) {
        // By a name that is no text nothing can be found again.
        Optional<Entry> entry =
                Paths.isText(path) ? look(path) : Optional.of(Entry.of(path, Kind.OTHER, 0, 0, Instant.EPOCH, ""));
        if (entry.isEmpty()) {
            return;
        }
        found.put(path, entry.get());
        if (entry.get().kind() == Kind.FOLDER) {
            names(path).forEach(name -> add(path.equals(".") ? name : path + "/" + name, found));
        }
    }

    private List<String> names(String path) {
        try (DirectoryStream<Path> inside = Files.newDirectoryStream(at(path))) {
            return StreamSupport.stream(inside.spliterator(), false)
                    .map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.startsWith(ARRIVING))
                    .toList();
        } catch (IOException e) {
            throw new HostException(FileTrouble.reading("the folder " + at(path), e), e);
        }
    }

    Map<String, String> hashes(List<String> paths) {
        Map<String, String> hashes = new HashMap<>();
        paths.forEach(path -> hashes.put(path, hash(at(path))));
        return hashes;
    }

    private static String hash(Path file) {
        MessageDigest digest = Hash.begin();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return Hash.text(digest);
        } catch (IOException e) {
            throw new HostException(FileTrouble.reading("the file " + file, e), e);
        }
    }

    private static int mode(Set<PosixFilePermission> permissions) {
        int mode = 0;
        for (PosixFilePermission permission : permissions) {
            mode |= 0400 >> permission.ordinal();
        }
        return mode;
    }

    static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (PosixFilePermission permission : PosixFilePermission.values()) {
            if ((mode & 0400 >> permission.ordinal()) != 0) {
                permissions.add(permission);
            }
        }
        return permissions;
    }
}
