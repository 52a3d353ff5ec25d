package io.stackfile.host.docker.http;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;

/** Counts what goes to a machine and comes from it. */
public final class Traffic {
    private final LongAdder calls = new LongAdder();
    private final LongAdder sent = new LongAdder();
    private final LongAdder received = new LongAdder();
    private final LongAdder roundTrips = new LongAdder();

    /** A request to the engine goes out. */
    void call() {
        calls.increment();
    }

    public long calls() {
        return calls.sum();
    }

    /** In bytes. */
    public long sent() {
        return sent.sum();
    }

    /** In bytes. */
    public long received() {
        return received.sum();
    }

    /** How often something was sent and an answer to it came, on each line. */
    public long roundTrips() {
        return roundTrips.sum();
    }

    /** One connection of its own. */
    public Line line() {
        return new Line();
    }

    /** A connection that is counted. */
    public final class Line {
        private final AtomicBoolean asked = new AtomicBoolean();

        private Line() {}

        public InputStream counted(InputStream input) {
            return new FilterInputStream(input) {
                @Override
                public int read() throws IOException {
                    int one = in.read();
                    heard(one < 0 ? -1 : 1);
                    return one;
                }

                @Override
                public int read(byte[] bytes, int start, int length) throws IOException {
                    int count = in.read(bytes, start, length);
                    heard(count);
                    return count;
                }
            };
        }

        private void heard(int count) {
            if (count > 0) {
                received.add(count);
                if (asked.compareAndSet(true, false)) {
                    roundTrips.increment();
                }
            }
        }

        public OutputStream counted(OutputStream output) {
            return new FilterOutputStream(output) {
                @Override
                public void write(int one) throws IOException {
                    said(1);
                    out.write(one);
                }

                @Override
                public void write(byte[] bytes, int start, int length) throws IOException {
                    said(length);
                    out.write(bytes, start, length);
                }
            };
        }

        private void said(int count) {
            sent.add(count);
            asked.set(true);
        }
    }
}
