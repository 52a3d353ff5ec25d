package io.stackfile.host.ssh;

import com.jcraft.jsch.EagerAuthNone.Sequel;
import com.jcraft.jsch.Session;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Channels to a socket that are asked for right behind the key, before the server has said that it takes it, which saves the
 * round trip of waiting for that (RFC 4252, 5.1: what comes behind the request that lets us in is passed on).
 */
final class Ahead implements Sequel {
    private final Optional<String> path;
    private @Nullable Runnable asking;
    private @Nullable SocketChannels asked;

    private Ahead(Optional<String> path) {
        this.path = path;
    }

    static Ahead toSocket(String path) {
        return new Ahead(Optional.of(path));
    }

    /** Nothing is wanted before the login is done. */
    static Ahead ofNothing() {
        return new Ahead(Optional.empty());
    }

    /** Whether channels are wanted before the login is done. */
    boolean asks() {
        return path.isPresent();
    }

    /** Which login this is about, and the way to its server. */
    void in(Session session, DirectSocket way) {
        asking = () ->
                path.ifPresent(socket -> asked = SocketChannels.begin(session, way, socket, SocketDialer.TOGETHER));
    }

    @Override
    public void offered() {
        if (asking != null) {
            asking.run();
        }
    }

    @Override
    public void refused() {
        asked = null;
    }

    /** Those that lead there, once. */
    synchronized Optional<SocketChannels> taken(String wanted) {
        Optional<SocketChannels> found =
                Optional.ofNullable(asked).filter(channels -> channels.path().equals(wanted));
        if (found.isPresent()) {
            asked = null;
        }
        return found;
    }
}
