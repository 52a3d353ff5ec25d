package io.stackfile.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Hands on what is written, a whole line at a time. */
final class Lines extends OutputStream {
    private final To to;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

    private Lines(To to) {
        this.to = to;
    }

    /** Where lines go. */
    interface To {
        void line(String text) throws IOException;
    }

    static PrintStream stream(To to) {
        return new PrintStream(new Lines(to), false, StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void write(int octet) throws IOException {
        if (octet != '\n') {
            begun.write(octet);
            return;
        }
        String line = begun.toString(StandardCharsets.UTF_8);
        begun.reset();
        to.line(line);
    }

    @Override
    public synchronized void close() throws IOException {
        if (begun.size() > 0) {
            write('\n');
        }
    }
}
