package io.stackfile.host.ssh;

import io.stackfile.host.docker.http.Connection;
import io.stackfile.host.docker.http.Dialer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Channels to the engine's socket. Some are opened before they are asked for, which saves each request the round trip of
 * opening one; they count toward no limit of the server's.
 */
final class SocketDialer implements Dialer {
    private static final int SPARE = 8;
    /**
     * Asked for with the login: so many that the answers do not fit into one segment of TCP, for a server keeps back what does not
     * fill one until its answer before has been acknowledged (Nagle's algorithm), which takes a round trip.
     */
    static final int TOGETHER = 16;
    /** Engines hang up on those who say nothing for minutes. */
    private static final long FRESH_NANOS = 60_000_000_000L;

    private final SshLink link;
    private final String path;
    private final Deque<Spare> spares = new ArrayDeque<>();
    private final ExecutorService opening = Executors.newCachedThreadPool(SocketDialer::thread);
    private int expected;
    private int waiting;
    private boolean closed;
    private @Nullable IOException refusal;

    private record Spare(Connection connection, long since) {
        boolean isFresh() {
            return System.nanoTime() - since < FRESH_NANOS
                    && !(connection instanceof SshChannel channel && channel.isEnded());
        }
    }

    private SocketDialer(SshLink link, String path) {
        this.link = link;
        this.path = path;
    }

    /** Throws {@link SshLink.NotOpened} when the server does not forward sockets, or nobody listens there. */
    static SocketDialer open(SshLink link, String path) throws IOException {
        SocketDialer dialer = new SocketDialer(link, path);
        dialer.expect(link.toSocket(path, TOGETHER));
        dialer.awaitFirst();
        return dialer;
    }

    private synchronized void expect(List<CompletableFuture<Connection>> openings) {
        expected += openings.size();
        openings.forEach(opening -> opening.whenComplete(this::keep));
    }

    private synchronized void awaitFirst() throws IOException {
        while (spares.isEmpty()) {
            if (expected == 0) {
                throw refusal == null ? new SshLink.NotOpened(path) : refusal;
            }
            await();
        }
    }

    private void await() throws IOException {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "channel ahead");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public Connection dial() throws IOException {
        Connection spare = spare();
        refill();
        return spare == null ? link.toSocket(path) : spare;
    }

    /** One that is open, or will be sooner than another one that is asked for now. */
    private synchronized @Nullable Connection spare() throws IOException {
        waiting++;
        try {
            while (true) {
                Connection fresh = fresh();
                if (fresh != null || expected < waiting) {
                    return fresh;
                }
                await();
            }
        } finally {
            waiting--;
        }
    }

    private @Nullable Connection fresh() {
        for (Spare next = spares.pollFirst(); next != null; next = spares.pollFirst()) {
            if (next.isFresh()) {
                return next.connection();
            }
            next.connection().close();
        }
        return null;
    }

    private synchronized void refill() {
        while (!closed && spares.size() + expected < SPARE) {
            expected++;
            opening.execute(this::openOne);
        }
    }

    private void openOne() {
        try {
            keep(link.toSocket(path), null);
        } catch (IOException e) {
            keep(null, e);
        }
    }

    private synchronized void keep(@Nullable Connection opened, @Nullable Throwable reason) {
        expected--;
        if (opened != null && closed) {
            opened.close();
        } else if (opened != null) {
            spares.addLast(new Spare(opened, System.nanoTime()));
        } else {
            // whoever needs one will be told
            refusal = reason instanceof IOException known ? known : new IOException(reason);
        }
        notifyAll();
    }

    @Override
    public synchronized void close() {
        closed = true;
        opening.shutdown();
        spares.forEach(spare -> spare.connection().close());
        spares.clear();
    }
}
