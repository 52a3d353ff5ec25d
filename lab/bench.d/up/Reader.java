package up;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Locale;

/** Lines and bytes of HTTP. */
final class Reader {
    private final SocketChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).limit(0);

    Reader(SocketChannel channel) {
        this.channel = channel;
    }

    String head() throws IOException {
        StringBuilder head = new StringBuilder();
        for (String line = line(); !line.isEmpty(); line = line()) {
            head.append(line).append('\n');
        }
        return head.toString();
    }

    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (byte next = next(); next != '\n'; next = next()) {
            line.write(next);
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }

    byte[] bytes(int count) throws IOException {
        byte[] bytes = new byte[count];
        for (int place = 0; place < count; place++) {
            bytes[place] = next();
        }
        return bytes;
    }

    private byte next() throws IOException {
        if (!buffer.hasRemaining()) {
            if (channel.read(buffer.clear()) < 0) {
                throw new IOException("the connection has ended");
            }
            buffer.flip();
        }
        return buffer.get();
    }

    /** Of the body behind that head. */
    static int length(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }
}
