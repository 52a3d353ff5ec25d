package io.stackfile.host.docker.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A connection with buffers, as lines and bytes of HTTP. */
final class Wire {
    private static final int LONGEST_LINE = 1 << 16;

    final Connection connection;
    final InputStream in;
    final OutputStream out;
    final boolean kept;
    private final HttpClient owner;

    Wire(Connection connection, HttpClient owner) {
        this(connection, owner, new BufferedInputStream(connection.input(), 1 << 15), false);
    }

    private Wire(Connection connection, HttpClient owner, InputStream in, boolean kept) {
        this.connection = connection;
        this.owner = owner;
        this.in = in;
        this.out = new BufferedOutputStream(connection.output(), 1 << 15);
        this.kept = kept;
    }

    /** The same connection, for another request, when its answer has been read to the end. */
    void release() {
        owner.keep(new Wire(connection, owner, in, true));
    }

    void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Without its end; an end of input before it is a lost connection. */
    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.size() > LONGEST_LINE) {
                throw new ConnectionLost();
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    static long number(String digits, int radix) throws NotHttp {
        try {
            long number = Long.parseLong(digits, radix);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new NotHttp(digits);
    }

    void close() {
        owner.forget(connection);
        connection.close();
    }
}
