package io.stackfile.host.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackfile.archive.ArchiveStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * A tar archive of a volume's content, whoever made it, as one for the root of a container that has the volume: an engine gives a
 * folder its owner and mode only when the archive names it. Made while it is read; throws with words for the user when the archive is
 * damaged, ends too early or leads outside.
 */
final class VolumeArchive extends ArchiveStream {
    /** Where the container has it. */
    static final String FOLDER = "stack-volume";

    private static final int BLOCK = 512;

    private final End end;
    private final TarArchiveInputStream given;
    private final LongConsumer passed;
    private final byte[] buffer = new byte[1 << 16];
    private boolean inFile;
    private long sum;

    VolumeArchive(InputStream given, LongConsumer passed) throws IOException {
        super(false);
        this.end = new End(plain(given));
        this.given = new TarArchiveInputStream(end, UTF_8.name());
        this.passed = passed;
    }

    /** Reads one to its end, to know that it is whole. */
    static void check(InputStream archive) throws IOException {
        try (VolumeArchive all = new VolumeArchive(archive, bytes -> {})) {
            all.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    private static InputStream plain(InputStream given) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(given, 1 << 16);
        buffered.mark(2);
        boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return gzip ? new GZIPInputStream(buffered, 1 << 16) : buffered;
    }

    @Override
    protected boolean more() throws IOException {
        try {
            return inFile ? copied() : next();
        } catch (IllegalArgumentException e) {
            throw damaged(e);
        } catch (WrongName e) {
            throw e;
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    private static IOException damaged(Exception cause) {
        return new IOException("this is no tar archive, or it is damaged", cause);
    }

    private boolean next() throws IOException {
        TarArchiveEntry entry = given.getNextEntry();
        if (entry == null) {
            if (!end.isReached()) {
                throw new WrongName("the archive ends too early");
            }
            return false;
        }
        tar.putArchiveEntry(placed(entry));
        inFile = true;
        return true;
    }

    private boolean copied() throws IOException {
        int count = given.read(buffer);
        if (count < 0) {
            tar.closeArchiveEntry();
            inFile = false;
        } else {
            tar.write(buffer, 0, count);
            sum += count;
            passed.accept(sum);
        }
        return true;
    }

    private static TarArchiveEntry placed(TarArchiveEntry entry) throws IOException {
        TarArchiveEntry placed = entry.isSparse() ? whole(entry) : entry;
        placed.setName(inFolder(entry.getName()) + (entry.isDirectory() ? "/" : ""));
        if (entry.isLink()) {
            placed.setLinkName(inFolder(entry.getLinkName()));
        }
        return placed;
    }

    /** What was stored without its holes is read with them. */
    private static TarArchiveEntry whole(TarArchiveEntry entry) {
        TarArchiveEntry whole = new TarArchiveEntry(entry.getName());
        whole.setSize(entry.getRealSize());
        whole.setMode(entry.getMode());
        whole.setIds((int) entry.getLongUserId(), (int) entry.getLongGroupId());
        whole.setModTime(entry.getLastModifiedTime());
        return whole;
    }

    private static String inFolder(String name) throws WrongName {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : name.split("/")) {
            if (part.equals("..")) {
                throw new WrongName("'" + name + "' in the archive leads out of the volume");
            }
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        parts.addFirst(FOLDER);
        return String.join("/", parts);
    }

    static boolean isRoot(String name) {
        return name.matches("[./]*");
    }

    @Override
    public void close() throws IOException {
        given.close();
    }

    /** Something that is said as it is. */
    private static final class WrongName extends IOException {
        private static final long serialVersionUID = 1;

        WrongName(String message) {
            super(message);
        }
    }

    /** Knows whether what was read last are the zeros that end an archive. */
    private static final class End extends java.io.FilterInputStream {
        private long zeros;

        End(InputStream in) {
            super(in);
        }

        boolean isReached() {
            return zeros >= BLOCK;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            for (int i = offset; i < offset + count; i++) {
                zeros = bytes[i] == 0 ? zeros + 1 : 0;
            }
            return count;
        }

        @Override
        public long skip(long length) throws IOException {
            byte[] skipped = new byte[(int) Math.min(length, 1 << 16)];
            return Math.max(0, read(skipped, 0, skipped.length));
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
