package io.stackfile.host.docker.http;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * HTTP/1.1 over any {@link Dialer}. Keeps connections for further questions; one that was closed meanwhile is replaced once.
 * Orders get a fresh connection, for nobody knows whether an order sent to a closed one was heard.
 */
public final class HttpClient implements Http {
    private final Dialer dialer;
    private final Traffic traffic;
    private final Set<Connection> open = new HashSet<>();
    private final Deque<Wire> idle = new ArrayDeque<>();
    private boolean closed;

    public HttpClient(Dialer dialer) {
        this(dialer, new Traffic());
    }

    /** {@code traffic} counts the requests; what they carry is counted by whoever carries it. */
    public HttpClient(Dialer dialer, Traffic traffic) {
        this.dialer = dialer;
        this.traffic = traffic;
    }

    @Override
    public HttpResponse send(HttpRequest request) throws IOException {
        traffic.call();
        Wire wire = request.canBeSentAgain() ? keptOrFresh() : fresh();
        try {
            return new Exchange(wire, request).send();
        } catch (NoAnswer e) {
            if (wire.kept) {
                return new Exchange(fresh(), request).send();
            }
            throw e;
        }
    }

    private Wire keptOrFresh() throws IOException {
        synchronized (this) {
            Wire wire = idle.pollLast();
            if (wire != null) {
                return wire;
            }
        }
        return fresh();
    }

    private Wire fresh() throws IOException {
        Connection connection = dial();
        synchronized (this) {
            if (!closed) {
                open.add(connection);
                return new Wire(connection, this);
            }
        }
        connection.close();
        throw new IOException("the connection is closed");
    }

    private Connection dial() throws IOException {
        try {
            return dialer.dial();
        } catch (IOException e) {
            throw new CannotConnect(e);
        }
    }

    synchronized void keep(Wire wire) {
        if (closed || idle.size() >= dialer.keptAtMost()) {
            wire.close();
        } else {
            idle.addLast(wire);
        }
    }

    synchronized void forget(Connection connection) {
        open.remove(connection);
    }

    @Override
    public void again() {
        closeAll(false);
        dialer.again();
    }

    /** Whoever still reads or writes gets an exception. The JVM would wait for an open socket when it exits. */
    @Override
    public void close() {
        closeAll(true);
        dialer.close();
    }

    private void closeAll(boolean forGood) {
        List<Connection> last;
        synchronized (this) {
            closed |= forGood;
            idle.clear();
            last = List.copyOf(open);
            open.clear();
        }
        last.forEach(Connection::close);
    }
}
