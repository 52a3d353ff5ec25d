package io.stackfile.cli;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A socket before that of an engine, which writes down what is asked. */
final class Overheard implements AutoCloseable {
    private static final Pattern REQUEST = Pattern.compile("(?m)^([A-Z]+ /\\S*) HTTP/1\\.[01]\r?$");

    private final ServerSocketChannel door;
    private final Path engine;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    Overheard(Path socket, Path engine) throws IOException {
        this.engine = engine;
        door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        door.bind(UnixDomainSocketAddress.of(socket));
        background(this::listen);
    }

    /** {@code GET /v1.41/volumes}, in order. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void background(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // that is how a connection ends
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() throws IOException {
        while (true) {
            SocketChannel client = door.accept();
            SocketChannel server = SocketChannel.open(UnixDomainSocketAddress.of(engine));
            background(() -> carry(client, server, true));
            background(() -> carry(server, client, false));
        }
    }

    private void carry(SocketChannel from, SocketChannel to, boolean heard) throws IOException {
        try (to) {
            // Not by streams: on Java 17 a write there waits for the read of the other direction.
            ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
            while (from.read(buffer) >= 0) {
                buffer.flip();
                if (heard) {
                    Matcher request = REQUEST.matcher(StandardCharsets.ISO_8859_1.decode(buffer.duplicate()));
                    while (request.find()) {
                        requests.add(request.group(1));
                    }
                }
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                buffer.clear();
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
