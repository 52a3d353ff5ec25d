package io.stackfile.sync.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackfile.sync.Copy;
import io.stackfile.sync.Entry;
import io.stackfile.sync.Hash;
import io.stackfile.sync.Kind;
import io.stackfile.sync.Left;
import io.stackfile.sync.Paths;
import io.stackfile.sync.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Puts files, folders and links of the other machine where they belong here, each at once by its name. */
final class Incoming {
    private final LocalFolder here;
    private final LongConsumer progress;
    private final List<Left> left = new ArrayList<>();
    private final List<String> changedMeanwhile = new ArrayList<>();

    /** {@code progress} hears how many bytes arrived more. */
    Incoming(LocalFolder here, LongConsumer progress) {
        this.here = here;
        this.progress = progress;
    }

    List<Left> left() {
        return left;
    }

    List<String> changedMeanwhile() {
        return changedMeanwhile;
    }

    void folder(Entry entry) throws IOException {
        makeFolder(entry.path(), entry.mode() | 0700);
        left.add(Left.of(entry));
    }

    void link(Copy copy) throws IOException {
        if (!isAsListed(copy)) {
            changedMeanwhile.add(copy.path());
            return;
        }
        makeFoldersAbove(copy.path());
        Path link = here.at(copy.path());
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, Path.of(copy.entry().target()));
        left.add(Left.of(copy.entry()));
    }

    /** The files of an archive, as far as they are in it and are what was listed. */
    void files(List<Copy> wanted, InputStream archive) throws IOException {
        Map<String, Copy> missing = new HashMap<>();
        wanted.forEach(copy -> missing.put(Place.of(copy.path()), copy));
        TarArchiveInputStream tar = new TarArchiveInputStream(archive, UTF_8.name());
        for (TarArchiveEntry found = tar.getNextEntry(); found != null; found = tar.getNextEntry()) {
            String place = found.getName().replaceFirst("^\\./", "");
            Copy copy = missing.get(place);
            if (copy != null && found.isFile() && isAsListed(copy, found)) {
                receive(copy, tar);
                missing.remove(place);
            } else if (copy != null && found.isLink()) {
                // A second name of a file that came before it.
                Path first = here.at(Place.pathOf(found.getLinkName().replaceFirst("^\\./", "")));
                try (InputStream content = Files.newInputStream(first, LinkOption.NOFOLLOW_LINKS)) {
                    receive(copy, content);
                    missing.remove(place);
                }
            }
        }
        missing.values().forEach(copy -> changedMeanwhile.add(copy.path()));
    }

    private static boolean isAsListed(Copy copy, TarArchiveEntry found) {
        Entry entry = copy.entry();
        return found.getSize() == entry.size()
                && found.getLastModifiedTime().toInstant().getEpochSecond()
                        == entry.modified().getEpochSecond();
    }

    private void receive(Copy copy, InputStream content) throws IOException {
        Entry entry = copy.entry();
        makeFoldersAbove(entry.path());
        Path target = here.at(entry.path());
        Path arriving = target.resolveSibling(LocalFolder.ARRIVING + UUID.randomUUID());
        arriving.toFile().deleteOnExit();
        try {
            String hash = write(content, arriving, entry);
            if (!isAsListed(copy)) {
                changedMeanwhile.add(entry.path());
                return;
            }
            Files.move(arriving, target, StandardCopyOption.ATOMIC_MOVE);
            here.look(entry.path()).ifPresent(now -> left.add(Left.of(now, hash, entry.modified())));
        } finally {
            Files.deleteIfExists(arriving);
        }
    }

    private String write(InputStream content, Path file, Entry entry) throws IOException {
        MessageDigest digest = Hash.begin();
        Files.createFile(file, PosixFilePermissions.asFileAttribute(LocalFolder.permissions(0600)));
        try (var out = Files.newOutputStream(file)) {
            DigestInputStream in = new DigestInputStream(content, digest);
            byte[] buffer = new byte[1 << 16];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
                progress.accept(count);
            }
        }
        Files.setPosixFilePermissions(file, LocalFolder.permissions(entry.mode()));
        Files.setLastModifiedTime(file, FileTime.from(entry.modified()));
        return Hash.text(digest);
    }

    private boolean isAsListed(Copy copy) {
        Optional<String> now = here.look(copy.path()).map(Entry::stamp);
        return now.equals(copy.over().map(Entry::stamp));
    }

    /** Never through a link, which could lead anywhere. */
    private void makeFoldersAbove(String path) throws IOException {
        Optional<String> folder = Paths.parent(path);
        if (folder.isPresent() && !here.sources().contains(path)) {
            makeFolder(folder.get(), 0755);
        } else if (folder.isPresent()) {
            Files.createDirectories(here.at(folder.get()));
        }
    }

    private void makeFolder(String path, int mode) throws IOException {
        Optional<Entry> there = here.look(path);
        if (there.filter(entry -> entry.kind() == Kind.FOLDER).isPresent()) {
            return;
        }
        if (there.isPresent()) {
            throw new IOException(here.at(path) + " is no folder any more");
        }
        makeFoldersAbove(path);
        Files.createDirectory(here.at(path));
        Files.setPosixFilePermissions(here.at(path), LocalFolder.permissions(mode));
    }
}
