package io.stackfile.sync.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackfile.sync.Copy;
import io.stackfile.sync.Entry;
import io.stackfile.sync.Hash;
import io.stackfile.sync.Kind;
import io.stackfile.sync.Left;
import io.stackfile.sync.Paths;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Some files as an archive, and behind them the script that puts them where they belong. A file is called by the number of its
 * folder and its own name, so that a path can be of any length and hold anything.
 */
final class Outgoing {
    private final LocalFolder here;
    private final OutputStream out;
    private final TarArchiveOutputStream tar;
    private final LongConsumer progress;
    private final Map<String, Integer> folders = new LinkedHashMap<>();
    private final List<Left> left = new ArrayList<>();
    private final List<String> changedMeanwhile = new ArrayList<>();
    private final byte[] buffer = new byte[1 << 16];

    /** {@code progress} hears how many bytes were sent more. */
    Outgoing(LocalFolder here, OutputStream out, LongConsumer progress) {
        this.here = here;
        this.out = out;
        this.tar = new TarArchiveOutputStream(out, UTF_8.name());
        this.progress = progress;
        // What both GNU's tar and busybox's read.
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_STAR);
    }

    /** {@code place} is the stack's on the other machine. */
    void send(List<Copy> copies, String place) throws IOException {
        Placement placement = new Placement(here);
        for (Copy copy : copies) {
            Entry entry = copy.entry();
            if (entry.kind() == Kind.FOLDER) {
                placement.folder(entry);
                left.add(Left.of(entry));
            } else if (entry.kind() == Kind.LINK) {
                placement.link(copy);
                left.add(Left.of(entry));
            } else {
                sendFile(copy, placement);
            }
        }
        StringBuilder record = new StringBuilder();
        left.forEach(line -> record.append(line).append('\n'));
        text("record", record.toString());
        text("commit", placement.script(place));
        tar.finish();
        // It does not flush what it writes to.
        out.flush();
    }

    private void sendFile(Copy copy, Placement placement) throws IOException {
        Entry entry = copy.entry();
        int folder = folders.computeIfAbsent(Paths.parent(entry.path()).orElse("."), path -> folders.size());
        TarArchiveEntry header = header(folder + "/" + Paths.name(entry.path()), entry.size());
        header.setMode(0100000 | entry.mode());
        header.setModTime(entry.modified().getEpochSecond() * 1000);
        tar.putArchiveEntry(header);
        MessageDigest digest = Hash.begin();
        long missing = copyContent(entry, digest);
        fill(missing);
        tar.closeArchiveEntry();
        boolean changed = missing > 0
                || here.look(entry.path())
                        .filter(now -> now.stamp().equals(entry.stamp()))
                        .isEmpty();
        if (changed) {
            changedMeanwhile.add(entry.path());
        } else {
            placement.file(folder, copy);
            left.add(Left.of(
                    entry,
                    Hash.text(digest),
                    Instant.ofEpochSecond(entry.modified().getEpochSecond())));
        }
    }

    /** How many bytes of those announced there were not. */
    private long copyContent(Entry entry, MessageDigest digest) throws IOException {
        long missing = entry.size();
        try (InputStream file = opened(entry.path())) {
            while (missing > 0) {
                int count = file.read(buffer, 0, (int) Math.min(buffer.length, missing));
                if (count < 0) {
                    break;
                }
                digest.update(buffer, 0, count);
                tar.write(buffer, 0, count);
                missing -= count;
                progress.accept(count);
            }
        }
        return missing;
    }

    /** One that cannot be opened any more is as one that became shorter. */
    private InputStream opened(String path) {
        try {
            return here.open(path);
        } catch (IOException goneMeanwhile) {
            return InputStream.nullInputStream();
        }
    }

    private void fill(long missing) throws IOException {
        byte[] zeros = new byte[1 << 16];
        for (long rest = missing; rest > 0; rest -= zeros.length) {
            tar.write(zeros, 0, (int) Math.min(zeros.length, rest));
        }
    }

    private void text(String name, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        tar.putArchiveEntry(header(name, bytes.length));
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    /** Nothing of this machine's user in it. */
    private static TarArchiveEntry header(String name, long size) {
        TarArchiveEntry header = new TarArchiveEntry(name);
        header.setSize(size);
        header.setUserName("");
        header.setGroupName("");
        return header;
    }

    /** What will be as here once the script has run. */
    List<Left> left() {
        return left;
    }

    /** Files that were written to while they were read. */
    List<String> changedMeanwhile() {
        return changedMeanwhile;
    }
}
