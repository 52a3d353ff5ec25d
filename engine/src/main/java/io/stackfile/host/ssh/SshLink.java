package io.stackfile.host.ssh;

import io.stackfile.host.docker.http.Connection;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A login on another machine, and what can be reached through it. Each call may be made from any thread. */
public interface SshLink extends Closeable {
    /** A connection to a socket in that machine's file system; throws {@link NotOpened} when it does not let us. */
    Connection toSocket(String path) throws IOException;

    /** Asks for up to {@code count} of them, but no fewer than one, in the time that one takes. */
    default List<CompletableFuture<Connection>> toSocket(String path, int count) {
        try {
            return List.of(CompletableFuture.completedFuture(toSocket(path)));
        } catch (IOException e) {
            return List.of(CompletableFuture.failedFuture(e));
        }
    }

    /** A connection from that machine to an address; throws {@link NotOpened} when there is none. */
    Connection toAddress(String host, int port) throws IOException;

    /** The standard input and output of a command there. */
    Connection toCommand(String command) throws IOException;

    /** Runs a command there to its end; for short output. */
    Ran run(String command) throws IOException;

    /** Ends the login and everything that goes through it. */
    @Override
    void close();

    /**
     * How a command ended.
     *
     * @param status its exit status; 255 and above when it was killed
     */
    record Ran(int status, String output, String errors) {}

    /** The other side did not open what was asked for, and does not say why. */
    class NotOpened extends IOException {
        NotOpened(String what) {
            super(what + " could not be opened");
        }
    }

    /** The SSH server does not let this login connect there. */
    final class Forbidden extends NotOpened {
        Forbidden(String what) {
            super(what);
        }
    }
}
