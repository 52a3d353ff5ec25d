package io.stackfile.host.ssh;

import io.stackfile.host.docker.http.Connection;
import io.stackfile.host.docker.http.Dialer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Channels to the engine's socket. Some are opened before they are asked for, which saves each request the round trip of
 * opening one; they count toward no limit of the server's.
 */
final class SocketDialer implements Dialer {
    static final int SPARE = 8;
    /** Engines hang up on those who say nothing for minutes. */
    private static final long FRESH_NANOS = 60_000_000_000L;

    private final SshLink link;
    private final String path;
    private final Deque<Spare> spares = new ArrayDeque<>();
    private final ExecutorService opening = Executors.newCachedThreadPool(SocketDialer::thread);
    private int expected;
    private boolean closed;

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
        dialer.keepAll(link.toSocket(path, SPARE));
        return dialer;
    }

    private synchronized void keepAll(List<Connection> opened) {
        long now = System.nanoTime();
        opened.forEach(connection -> spares.addLast(new Spare(connection, now)));
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

    private synchronized @Nullable Connection spare() {
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
        Connection opened = null;
        try {
            opened = link.toSocket(path);
        } catch (IOException e) {
            // whoever needs one will be told
        }
        keep(opened);
    }

    private synchronized void keep(@Nullable Connection opened) {
        expected--;
        if (opened != null && closed) {
            opened.close();
        } else if (opened != null) {
            spares.addLast(new Spare(opened, System.nanoTime()));
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        opening.shutdown();
        spares.forEach(spare -> spare.connection().close());
        spares.clear();
    }
}
