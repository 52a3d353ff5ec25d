package io.stackfile.host.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackfile.archive.ArchiveStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.function.LongConsumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** An archive without some of its files, compressed; made from the whole one while it is read. */
final class TrimmedArchive extends ArchiveStream {
    private final TarArchiveInputStream whole;
    private final Set<String> leftOut;
    private final LongConsumer passed;
    private final byte[] buffer = new byte[1 << 16];
    private boolean inFile;
    private long sum;

    /** {@code passed} hears how many bytes of files have gone through. */
    TrimmedArchive(InputStream whole, Set<String> leftOut, LongConsumer passed) throws IOException {
        super(true);
        this.whole = new TarArchiveInputStream(whole, UTF_8.name());
        this.leftOut = leftOut;
        this.passed = passed;
    }

    @Override
    protected boolean more() throws IOException {
        if (inFile) {
            copy();
            return true;
        }
        TarArchiveEntry next = whole.getNextEntry();
        while (next != null && leftOut.contains(next.getName())) {
            next = whole.getNextEntry();
        }
        if (next != null) {
            tar.putArchiveEntry(next);
            inFile = true;
        }
        return next != null;
    }

    private void copy() throws IOException {
        int count = whole.read(buffer);
        if (count < 0) {
            tar.closeArchiveEntry();
            inFile = false;
        } else {
            tar.write(buffer, 0, count);
            sum += count;
            passed.accept(sum);
        }
    }

    @Override
    public void close() throws IOException {
        whole.close();
    }
}
