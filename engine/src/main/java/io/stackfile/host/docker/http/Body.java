package io.stackfile.host.docker.http;

import java.io.IOException;
import java.io.InputStream;

/** The body of an answer: knows its own end, and gives the connection back when that is reached. */
abstract class Body extends InputStream {
    final Wire wire;
    private final boolean reusable;
    private volatile boolean reading;
    private volatile boolean ended;
    private volatile boolean closed;

    /** {@code reusable} tells whether the connection may serve another request when this body has been read. */
    Body(Wire wire, boolean reusable) {
        this.wire = wire;
        this.reusable = reusable;
    }

    /** As {@link InputStream#read(byte[], int, int)}, for a length above 0; tells its end by {@link #end}. */
    abstract int more(byte[] bytes, int offset, int length) throws IOException;

    final void end() {
        if (!ended) {
            ended = true;
            if (reusable) {
                wire.release();
            } else {
                wire.close();
            }
        }
    }

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public final int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (ended) {
            return -1;
        }
        if (closed) {
            throw new IOException("closed");
        }
        reading = true;
        try {
            return more(bytes, offset, length);
        } finally {
            reading = false;
        }
    }

    /** From any thread: one that reads meanwhile gets an exception. */
    @Override
    public final void close() throws IOException {
        try {
            // While another thread reads, the buffer's lock is its own.
            if (!reading && !ended && !closed) {
                endIfHere();
            }
        } finally {
            closed = true;
            if (!ended) {
                wire.close();
            }
        }
    }

    /** Reads the rest if all of it has arrived, and then {@link #end}s, so that the connection can be kept; never waits. */
    abstract void endIfHere() throws IOException;

    static int arrived(int count) throws ConnectionLost {
        if (count < 0) {
            throw new ConnectionLost();
        }
        return count;
    }
}
