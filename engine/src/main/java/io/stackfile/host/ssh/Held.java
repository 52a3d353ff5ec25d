package io.stackfile.host.ssh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** An output that can keep some packets back until they are together, for {@link #LONGEST_MILLIS} at most. */
final class Held {
    private static final long LONGEST_MILLIS = 20;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private int missing;

    /** The next {@code packets} that are written go out as one. */
    synchronized void hold(int packets) {
        missing = packets;
        Thread thread = new Thread(this::expire, "packets held back");
        thread.setDaemon(true);
        thread.start();
    }

    private synchronized void expire() {
        long end = System.nanoTime() + LONGEST_MILLIS * 1_000_000;
        try {
            for (long left = LONGEST_MILLIS; missing > 0 && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
            missing = 0;
            send();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // whoever writes or reads next is told
        }
    }

    private void send() throws IOException {
        if (kept.size() > 0) {
            kept.writeTo(out);
            kept.reset();
        }
    }

    private synchronized void write(byte[] bytes, int start, int length) throws IOException {
        if (missing == 0) {
            out.write(bytes, start, length);
            return;
        }
        kept.write(bytes, start, length);
        missing--;
        if (missing == 0) {
            send();
            notifyAll();
        }
    }

    /** Each array that is written is a packet. */
    OutputStream to(OutputStream socket) {
        synchronized (this) {
            out = socket;
        }
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int start, int length) throws IOException {
                Held.this.write(bytes, start, length);
            }

            @Override
            public void close() throws IOException {
                socket.close();
            }
        };
    }
}
