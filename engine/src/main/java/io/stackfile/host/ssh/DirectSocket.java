package io.stackfile.host.ssh;

import com.jcraft.jsch.SocketFactory;
import io.stackfile.host.docker.http.Traffic;
import io.stackfile.host.ssh.config.Route;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/**
 * A TCP connection to an SSH server. Servers send the second of two short answers only when the first has been acknowledged
 * (Nagle's algorithm), so acknowledgements are not delayed where the system lets us, and what is asked for together travels
 * together.
 */
final class DirectSocket implements SocketFactory {
    private final Route route;
    private final Duration timeout;
    private final Traffic.Line line;
    private final Held held = new Held();
    private @Nullable FutureTask<Socket> begun;
    private volatile @Nullable Socket socket;

    DirectSocket(Route route, Duration timeout, Traffic traffic) {
        this.line = traffic.line();
        this.route = route;
        this.timeout = timeout;
    }

    /** What is asked for while {@code asking} is on its way goes out at once, when {@code count} packets have come together. */
    void together(int count, Runnable asking) {
        held.hold(count);
        asking.run();
    }

    /** Connects on the side, for whoever will want the connection. */
    void begin(String host, int port) {
        FutureTask<Socket> connecting = new FutureTask<>(() -> connect(host, port));
        begun = connecting;
        start("connection", connecting);
    }

    /** Nobody wants it after all. */
    void abandon() {
        FutureTask<Socket> connecting = begun;
        begun = null;
        if (connecting != null) {
            start("connection that nobody wants", () -> close(connecting));
        }
    }

    private static void close(FutureTask<Socket> connecting) {
        try {
            awaited(connecting).close();
        } catch (IOException e) {
            // then there is nothing to close
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        FutureTask<Socket> connecting = begun;
        begun = null;
        Socket connected = connecting == null ? connect(host, port) : awaited(connecting);
        socket = connected;
        return connected;
    }

    /** What was sent is to arrive though the connection is closed now. */
    void deliver() {
        Socket connected = socket;
        if (connected != null) {
            try {
                connected.setSoLinger(false, 0);
            } catch (SocketException e) {
                // it is closed already
            }
        }
    }

    private static Socket awaited(FutureTask<Socket> connecting) throws IOException {
        try {
            return connecting.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException reason ? reason : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Each address of the host has its turn. */
    private Socket connect(String host, int port) throws IOException {
        IOException last = new IOException(host + " has no address of the kind that AddressFamily allows");
        for (InetAddress address : InetAddress.getAllByName(host)) {
            if (isWanted(address)) {
                try {
                    return connected(new InetSocketAddress(address, port));
                } catch (IOException e) {
                    last = e;
                }
            }
        }
        throw last;
    }

    private boolean isWanted(InetAddress address) {
        return switch (route.addressFamily()) {
            case ANY -> true;
            case INET -> address instanceof Inet4Address;
            case INET6 -> address instanceof Inet6Address;
        };
    }

    private Socket connected(InetSocketAddress address) throws IOException {
        Socket socket = new Socket();
        try {
            if (route.bindAddress().isPresent()) {
                socket.bind(new InetSocketAddress(route.bindAddress().get(), 0));
            }
            socket.connect(address, (int) timeout.toMillis());
            // Else the system sends what a cut line has kept back long after whoever asked for it has given up, and the
            // engine does it at a time when somebody else is at the stack.
            socket.setSoLinger(true, 0);
            return socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public InputStream getInputStream(Socket socket) throws IOException {
        InputStream input = socket.getInputStream();
        return new BufferedInputStream(
                line.counted(
                        socket.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK)
                                ? new Acknowledged(socket, input)
                                : input),
                1 << 15);
    }

    @Override
    public OutputStream getOutputStream(Socket socket) throws IOException {
        return held.to(line.counted(socket.getOutputStream()));
    }

    /** Systems forget the wish now and then. */
    private static final class Acknowledged extends FilterInputStream {
        private final Socket socket;

        Acknowledged(Socket socket, InputStream input) {
            super(input);
            this.socket = socket;
        }

        @Override
        public int read(byte[] bytes, int start, int length) throws IOException {
            socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
            return in.read(bytes, start, length);
        }
    }
}
