package io.stackfile.host.ssh;

import com.jcraft.jsch.Session;
import io.stackfile.host.docker.http.Connection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Channels to a socket of the other machine that are asked for together, in the time that one takes. */
record SocketChannels(String path, List<CompletableFuture<Connection>> openings) {
    /** Asks for them and for quick answers, in one packet if {@code way} is the session's own. */
    static SocketChannels begin(Session session, DirectSocket way, String path, int count) {
        List<CompletableFuture<Connection>> openings =
                Stream.generate(CompletableFuture<Connection>::new).limit(count).toList();
        way.together(count + 1, () -> {
            start(new Undelayed(session));
            openings.forEach(opening -> start(() -> open(session, path, opening)));
        });
        return new SocketChannels(path, openings);
    }

    private static void start(Runnable opening) {
        Thread thread = new Thread(opening, "channel");
        thread.setDaemon(true);
        thread.start();
    }

    private static void open(Session session, String path, CompletableFuture<Connection> opening) {
        try {
            opening.complete(JschLink.toSocket(session, path));
        } catch (Exception e) {
            opening.completeExceptionally(e);
        }
    }
}
