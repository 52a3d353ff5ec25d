package io.stackfile.tunnel;

import io.stackfile.host.HostException;
import io.stackfile.host.docker.http.Connection;
import io.stackfile.host.docker.http.Dialer;
import io.stackfile.host.docker.http.SocketConnection;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** A port of this machine, on its loopback only, whose connections go on elsewhere; open when made. */
public final class Tunnel implements Closeable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int WAITING = 128;
    private static final long PAUSE_NANOS = 20_000_000;

    private final ServerSocket listener;
    private final Dialer target;
    private final Consumer<String> troubles;
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final Thread listening;

    private Tunnel(ServerSocket listener, Dialer target, Consumer<String> troubles) {
        this.listener = listener;
        this.target = target;
        this.troubles = troubles;
        this.listening = new Thread(this::listen, "tunnel " + listener.getLocalPort());
        listening.setDaemon(true);
    }

    /** At exactly this port; 0 for any. {@code troubles} hears once why a connection could not go on, until one could. */
    public static Tunnel at(int port, Dialer target, Consumer<String> troubles) throws PortTaken {
        try {
            ServerSocket listener = new ServerSocket();
            try {
                listener.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), WAITING);
            } catch (IOException e) {
                listener.close();
                throw e;
            }
            Tunnel tunnel = new Tunnel(listener, target, troubles);
            tunnel.listening.start();
            return tunnel;
        } catch (IOException e) {
            throw new PortTaken(port, e);
        }
    }

    /** At this port if it is free, else at one as easy to remember, else at any. */
    public static Tunnel near(int port, Dialer target, Consumer<String> troubles) throws PortTaken {
        for (int candidate : new int[] {port, port < 1024 ? port + 8000 : port + 10_000}) {
            try {
                return at(candidate, target, troubles);
            } catch (PortTaken | IllegalArgumentException next) {
                // the next one, then
            }
        }
        return at(0, target, troubles);
    }

    public int port() {
        return listener.getLocalPort();
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Splice.start("tunnel " + port() + " from " + socket.getPort(), () -> serve(socket));
            } catch (IOException e) {
                // closed, or the other end has gone again, or there are too many at the moment
                if (!listener.isClosed()) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            serve(SocketConnection.of(socket));
        } catch (IOException e) {
            // the way is lost, which whoever watches it tells once for all, or the caller has gone again
        }
    }

    /** A refusal is told before its caller is sent away. */
    private void serve(Connection caller) throws IOException {
        try (Connection there = target.dial()) {
            told.clear();
            new Splice(caller, there).run();
        } catch (HostException e) {
            String trouble = String.valueOf(e.getMessage());
            if (told.add(trouble)) {
                troubles.accept(trouble);
            }
        }
    }

    /** Takes no more connections; those there are go on. The port is free when it returns: whoever waits for a caller holds it. */
    @Override
    public void close() {
        try {
            listener.close();
            listening.join();
        } catch (IOException e) {
            // it is as closed as it gets
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
