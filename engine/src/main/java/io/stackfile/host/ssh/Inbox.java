package io.stackfile.host.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What has arrived and nobody has read yet. Putting something in never waits, because the thread that does serves all
 * channels of a session; the window of a channel bounds how much there can be.
 */
final class Inbox extends InputStream {
    private final Deque<byte[]> pieces = new ArrayDeque<>();
    private final Taken taken;
    private int offset;
    private boolean ended;
    private @Nullable IOException mishap;
    private long patienceMillis;

    Inbox(Taken taken) {
        this.taken = taken;
    }

    /** Hears how many bytes somebody has taken out. */
    interface Taken {
        void bytes(int count) throws IOException;
    }

    synchronized void put(byte[] bytes, int start, int length) {
        byte[] piece = new byte[length];
        System.arraycopy(bytes, start, piece, 0, length);
        pieces.addLast(piece);
        notifyAll();
    }

    /** Nothing more comes. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Nothing more comes, though nobody has said so. */
    synchronized void end(IOException why) {
        if (!ended) {
            mishap = why;
        }
        end();
    }

    synchronized boolean isEnded() {
        return ended;
    }

    /** How long a read waits from now on before it throws, in milliseconds; zero is for ever. */
    synchronized void patience(long millis) {
        patienceMillis = millis;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int start, int length) throws IOException {
        int count = take(bytes, start, length);
        if (count > 0) {
            taken.bytes(count);
        }
        return count;
    }

    private synchronized int take(byte[] bytes, int start, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        await();
        byte[] piece = pieces.peekFirst();
        if (piece == null) {
            if (mishap != null) {
                throw mishap;
            }
            return -1;
        }
        int count = Math.min(length, piece.length - offset);
        System.arraycopy(piece, offset, bytes, start, count);
        offset += count;
        if (offset == piece.length) {
            pieces.removeFirst();
            offset = 0;
        }
        return count;
    }

    private void await() throws IOException {
        long end = System.nanoTime() + patienceMillis * 1_000_000;
        try {
            while (pieces.isEmpty() && !ended) {
                long left = patienceMillis == 0 ? 0 : (end - System.nanoTime()) / 1_000_000;
                if (patienceMillis > 0 && left <= 0) {
                    throw new SocketTimeoutException("nothing came in time");
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reading", e);
        }
    }

    @Override
    public synchronized int available() {
        return pieces.stream().mapToInt(piece -> piece.length).sum() - offset;
    }
}
