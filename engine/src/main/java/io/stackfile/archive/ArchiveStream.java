package io.stackfile.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A tar archive that is made while it is read, a little at a time. */
public abstract class ArchiveStream extends InputStream {
    private final ByteArrayOutputStream made = new ByteArrayOutputStream(1 << 17);
    private final OutputStream packed;
    protected final TarArchiveOutputStream tar;
    private byte[] ready = new byte[0];
    private int position;
    private boolean finished;

    /** {@code compressed} makes it gzip, fast rather than small. */
    protected ArchiveStream(boolean compressed) throws IOException {
        packed = compressed ? new FastGzip(made) : made;
        tar = new TarArchiveOutputStream(packed, UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
    }

    /** Writes some more to {@link #tar}; false when there is no more. */
    protected abstract boolean more() throws IOException;

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public final int read(byte[] bytes, int offset, int length) throws IOException {
        while (position == ready.length) {
            if (finished) {
                return -1;
            }
            if (!more()) {
                tar.finish();
                packed.close();
                finished = true;
            }
            ready = made.toByteArray();
            made.reset();
            position = 0;
        }
        int count = Math.min(length, ready.length - position);
        System.arraycopy(ready, position, bytes, offset, count);
        position += count;
        return count;
    }

    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
