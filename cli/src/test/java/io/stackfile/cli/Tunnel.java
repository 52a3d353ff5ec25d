package io.stackfile.cli;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A way to the lab's engine that can be cut. */
final class Tunnel implements AutoCloseable {
    private final Path socket;
    private final ServerSocketChannel server;
    private final List<SocketChannel> open = new CopyOnWriteArrayList<>();

    Tunnel(Path folder) throws IOException {
        socket = folder.resolve("tunnel.sock");
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        inBackground(() -> {
            while (true) {
                SocketChannel here = server.accept();
                SocketChannel there = SocketChannel.open(UnixDomainSocketAddress.of(Lab.socket()));
                open.add(here);
                open.add(there);
                inBackground(() -> copy(here, there));
                inBackground(() -> copy(there, here));
            }
        });
    }

    String address() {
        return "unix://" + socket;
    }

    private static void copy(SocketChannel from, SocketChannel to) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 15);
        while (from.read(buffer.clear()) >= 0) {
            buffer.flip();
            while (buffer.hasRemaining()) {
                to.write(buffer);
            }
        }
        to.shutdownOutput();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void inBackground(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // it is cut
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    void cut() throws IOException {
        server.close();
        for (SocketChannel channel : open) {
            channel.close();
        }
    }

    @Override
    public void close() throws IOException {
        cut();
    }
}
