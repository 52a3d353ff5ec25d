package io.stackfile.host.docker.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Listens at a socket and answers each connection with a script of its own; the last one serves all that follow. */
public final class ScriptedServer implements AutoCloseable {
    private final ServerSocketChannel server;
    private final List<Script> scripts;
    private final Path socket;
    private final AtomicInteger accepted = new AtomicInteger();

    /** What the other end does with a connection, which is closed afterwards. */
    public interface Script {
        void play(Peer peer) throws IOException;
    }

    public ScriptedServer(Path folder, Script... scripts) throws IOException {
        this.socket = folder.resolve("socket");
        this.scripts = List.of(scripts);
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        inBackground(this::accept);
    }

    public Dialer dialer() {
        return new UnixDialer(socket);
    }

    public int connections() {
        return accepted.get();
    }

    private void accept() throws IOException {
        while (true) {
            SocketChannel channel = server.accept();
            Script script = scripts.get(Math.min(accepted.getAndIncrement(), scripts.size() - 1));
            inBackground(() -> {
                try (channel) {
                    script.play(new Peer(new ChannelConnection(channel)));
                }
            });
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void inBackground(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // the test is over, or has closed its end
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** The other end of a connection. */
    public static final class Peer {
        private final Connection connection;
        private final BufferedReader reader;

        Peer(Connection connection) {
            this.connection = connection;
            this.reader = new BufferedReader(new InputStreamReader(connection.input(), ISO_8859_1));
        }

        /** Reads up to the empty line; throws when there is no further request. */
        public String head() throws IOException {
            StringBuilder head = new StringBuilder();
            for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                head.append(line).append('\n');
            }
            if (head.length() == 0) {
                throw new IOException("no request");
            }
            return head.toString();
        }

        /** Reads until the client has closed its direction. */
        public String rest() throws IOException {
            StringBuilder rest = new StringBuilder();
            for (int next = reader.read(); next >= 0; next = reader.read()) {
                rest.append((char) next);
            }
            return rest.toString();
        }

        public String characters(int count) throws IOException {
            StringBuilder characters = new StringBuilder();
            while (characters.length() < count) {
                characters.append((char) reader.read());
            }
            return characters.toString();
        }

        public String line() throws IOException {
            return String.valueOf(reader.readLine());
        }

        /** With {@code |} for the ends of lines. */
        public void say(String text) throws IOException {
            connection.output().write(text.replace("|", "\r\n").getBytes(ISO_8859_1));
        }
    }
}
