package io.stackfile.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/** A line that delays what it carries, so much that whatever is said at one time stays together, and counts the turns. */
final class SlowLine implements AutoCloseable {
    private static final long DELAY_NANOS = 100_000_000L;

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final String host;
    private final int port;
    private boolean clientSpoke;
    private int turns;

    SlowLine(String host, int port) throws IOException {
        this.host = host;
        this.port = port;
        background(this::listen);
    }

    int port() {
        return door.getLocalPort();
    }

    /** How often the client has spoken after it had heard something. */
    synchronized int turns() {
        return turns;
    }

    private synchronized void spoke(boolean client) {
        if (client && !clientSpoke) {
            turns++;
        }
        clientSpoke = client;
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void background(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (Exception closed) {
                // that is how a line ends
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() throws IOException {
        while (true) {
            Socket client = door.accept();
            Socket server = new Socket(host, port);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            carry(client, server, true);
            carry(server, client, false);
        }
    }

    private record Piece(byte[] bytes, long due) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(due, ((Piece) other).due);
        }
    }

    private void carry(Socket from, Socket to, boolean fromClient) {
        DelayQueue<Piece> underWay = new DelayQueue<>();
        background(() -> {
            InputStream in = from.getInputStream();
            byte[] buffer = new byte[1 << 16];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                underWay.add(new Piece(java.util.Arrays.copyOf(buffer, count), System.nanoTime() + DELAY_NANOS));
            }
            underWay.add(new Piece(new byte[0], System.nanoTime() + DELAY_NANOS));
        });
        background(() -> {
            OutputStream out = to.getOutputStream();
            for (Piece piece = underWay.take(); piece.bytes().length > 0; piece = underWay.take()) {
                spoke(fromClient);
                out.write(piece.bytes());
            }
            to.close();
        });
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
