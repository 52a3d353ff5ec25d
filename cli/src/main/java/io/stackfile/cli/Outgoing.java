package io.stackfile.cli;

import java.io.OutputStream;
import java.io.PrintStream;

/** Bytes of a process on their way to our output; tells when nothing arrives there any more. */
final class Outgoing extends OutputStream {
    private final PrintStream stream;

    Outgoing(PrintStream stream) {
        this.stream = stream;
    }

    @Override
    public void write(int one) {
        stream.write(one);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        stream.write(bytes, offset, length);
        flush();
    }

    @Override
    public void flush() {
        if (stream.checkError()) {
            throw new OutputClosed();
        }
    }
}
