package io.stackfile.host.docker.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends a stream while the answer is read elsewhere. */
final class Upload implements Runnable {
    private final InputStream source;
    private final Wire wire;
    private final boolean chunked;
    private volatile @Nullable IOException unreadable;

    private Upload(InputStream source, Wire wire, boolean chunked) {
        this.source = source;
        this.wire = wire;
        this.chunked = chunked;
    }

    static Upload start(InputStream body, Wire wire) {
        return new Upload(body, wire, true).inBackground();
    }

    static Upload hijacked(InputStream input, Wire wire) {
        return new Upload(input, wire, false).inBackground();
    }

    private Upload inBackground() {
        Thread thread = new Thread(this, "upload to the engine");
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    /** Why the source could not be read to its end. */
    Optional<IOException> unreadable() {
        return Optional.ofNullable(unreadable);
    }

    @Override
    public void run() {
        byte[] buffer = new byte[1 << 15];
        try (source) {
            for (int count = read(buffer); count >= 0; count = read(buffer)) {
                write(buffer, count);
            }
            finish();
        } catch (IOException e) {
            // the other end does not want the rest; its answer says why
        }
    }

    private int read(byte[] buffer) throws IOException {
        try {
            return source.read(buffer);
        } catch (IOException | RuntimeException e) {
            unreadable = new Unreadable(e);
            wire.close();
            throw e;
        }
    }

    private void write(byte[] buffer, int count) throws IOException {
        if (chunked && count > 0) {
            wire.write(Integer.toHexString(count) + "\r\n");
        }
        wire.out.write(buffer, 0, count);
        if (chunked && count > 0) {
            wire.write("\r\n");
        }
        wire.out.flush();
    }

    private void finish() throws IOException {
        if (chunked) {
            wire.write("0\r\n\r\n");
            wire.out.flush();
        } else {
            wire.connection.closeOutput();
        }
    }
}
