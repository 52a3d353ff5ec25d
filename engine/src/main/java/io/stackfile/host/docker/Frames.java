package io.stackfile.host.docker;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The two streams of a process that has no terminal, in the one in which the engine sends them. */
final class Frames {
    private static final int ERRORS = 2;

    private Frames() {}

    /** Hears each piece. */
    interface Listener {
        void hear(boolean errors, byte[] piece);
    }

    /** Eight bytes before each frame: the stream's number, three times nothing, and the length. */
    static void read(InputStream in, Listener listener) throws IOException {
        for (byte[] head = in.readNBytes(8); head.length > 0; head = in.readNBytes(8)) {
            byte[] frame = in.readNBytes(length(head));
            if (frame.length < length(head)) {
                throw new EOFException();
            }
            listener.hear(head[0] == ERRORS, frame);
        }
    }

    private static int length(byte[] head) throws EOFException {
        if (head.length < 8) {
            throw new EOFException();
        }
        return (head[4] & 0xff) << 24 | (head[5] & 0xff) << 16 | (head[6] & 0xff) << 8 | (head[7] & 0xff);
    }
}
