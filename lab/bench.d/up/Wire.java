package up;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Locale;

/** A connection to the engine. */
public final class Wire implements AutoCloseable {
    static final Path ENGINE = Path.of(System.getenv("DOCKER_HOST").replaceFirst("^unix://", ""));

    private final SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(ENGINE));
    private final Reader reader = new Reader(channel);

    public Wire() throws IOException {}

    /** The answer's status, when all of it is here. */
    public int send(Request request) throws IOException {
        write(channel, request.bytes());
        String head = reader.head();
        if (head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked")) {
            for (int size = Integer.parseInt(reader.line(), 16); ; size = Integer.parseInt(reader.line(), 16)) {
                reader.bytes(size);
                reader.line();
                if (size == 0) {
                    break;
                }
            }
        } else {
            reader.bytes(Reader.length(head));
        }
        return Integer.parseInt(head.split(" ")[1]);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
