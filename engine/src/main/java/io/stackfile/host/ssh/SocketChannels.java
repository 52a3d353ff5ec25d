package io.stackfile.host.ssh;

import com.jcraft.jsch.Session;
import io.stackfile.host.docker.http.Connection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

/** Channels to a socket of the other machine that are asked for together, in the time that one takes. */
final class SocketChannels {
    private final String path;
    private final List<FutureTask<Connection>> openings;

    private SocketChannels(String path, List<FutureTask<Connection>> openings) {
        this.path = path;
        this.openings = openings;
    }

    /** Asks for them, in one packet if {@code way} is the session's own. */
    static SocketChannels begin(Session session, DirectSocket way, String path, int count) {
        List<FutureTask<Connection>> openings = Stream.generate(
                        () -> new FutureTask<>(() -> JschLink.toSocket(session, path)))
                .limit(count)
                .toList();
        way.together(count, () -> openings.forEach(SocketChannels::start));
        return new SocketChannels(path, openings);
    }

    private static void start(Runnable opening) {
        Thread thread = new Thread(opening, "channel");
        thread.setDaemon(true);
        thread.start();
    }

    boolean leadTo(String wanted) {
        return path.equals(wanted);
    }

    /** Waits for them; at least one, or it throws why there is none. */
    List<Connection> opened() throws IOException {
        List<Connection> opened = new ArrayList<>();
        IOException refusal = new SshLink.NotOpened(path);
        for (FutureTask<Connection> opening : openings) {
            try {
                opened.add(opening.get());
            } catch (ExecutionException e) {
                refusal = e.getCause() instanceof IOException reason ? reason : new IOException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
        if (opened.isEmpty()) {
            throw refusal;
        }
        return opened;
    }
}
