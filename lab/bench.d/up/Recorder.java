package up;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Stands between a client and the engine, and remembers what is asked. */
public final class Recorder implements AutoCloseable {
    private final Path socket;
    private final ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());

    public Recorder(Path socket) throws IOException {
        this.socket = socket;
        server.bind(UnixDomainSocketAddress.of(socket));
        inBackground(() -> {
            while (true) {
                SocketChannel client = server.accept();
                SocketChannel engine = SocketChannel.open(UnixDomainSocketAddress.of(Wire.ENGINE));
                inBackground(() -> ask(client, engine));
                inBackground(() -> answer(engine, client));
            }
        });
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    private void ask(SocketChannel client, SocketChannel engine) throws IOException {
        try (client; engine) {
            Reader reader = new Reader(client);
            while (true) {
                String head = reader.head();
                byte[] body = reader.bytes(Reader.length(head));
                String[] words = head.split(" ", 3);
                Request request = new Request(words[0], words[1], body);
                if (!request.target().contains("/events?")) {
                    requests.add(request);
                }
                Wire.write(engine, request.bytes());
            }
        }
    }

    private static void answer(SocketChannel engine, SocketChannel client) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        while (engine.read(bytes.clear()) >= 0) {
            Wire.write(client, bytes.flip());
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    /** Ends with the connection. */
    private static void inBackground(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (Exception closed) {
                // that is how it ends
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.delete(socket);
    }
}
