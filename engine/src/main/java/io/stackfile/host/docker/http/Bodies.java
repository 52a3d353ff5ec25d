package io.stackfile.host.docker.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.Arrays;

/** The three ways in which HTTP tells where a body ends. */
final class Bodies {
    private Bodies() {}

    static final class OfLength extends Body {
        private long left;

        OfLength(Wire wire, long length, boolean reusable) {
            super(wire, reusable);
            this.left = length;
            if (length == 0) {
                end();
            }
        }

        @Override
        int more(byte[] bytes, int offset, int length) throws IOException {
            int count = arrived(wire.in.read(bytes, offset, (int) Math.min(length, left)));
            left -= count;
            if (left == 0) {
                end();
            }
            return count;
        }

        @Override
        void endIfHere() throws IOException {
            if (wire.in.available() >= left) {
                wire.in.skipNBytes(left);
                end();
            }
        }
    }

    static final class InChunks extends Body {
        private static final byte[] LAST_CHUNK = "\r\n0\r\n\r\n".getBytes(US_ASCII);

        private long left;
        private boolean first = true;

        InChunks(Wire wire, boolean reusable) {
            super(wire, reusable);
        }

        @Override
        int more(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0 && !nextChunk()) {
                return -1;
            }
            int count = arrived(wire.in.read(bytes, offset, (int) Math.min(length, left)));
            left -= count;
            return count;
        }

        private boolean nextChunk() throws IOException {
            if (!first) {
                wire.line();
            }
            first = false;
            String size = wire.line();
            int extension = size.indexOf(';');
            left = Wire.number((extension < 0 ? size : size.substring(0, extension)).strip(), 16);
            if (left > 0) {
                return true;
            }
            while (!wire.line().isEmpty()) {
                // a trailer, of no use
            }
            end();
            return false;
        }

        @Override
        void endIfHere() throws IOException {
            if (!first && wire.in.available() >= left + LAST_CHUNK.length) {
                wire.in.skipNBytes(left);
                left = 0;
                if (Arrays.equals(wire.in.readNBytes(LAST_CHUNK.length), LAST_CHUNK)) {
                    end();
                }
            }
        }
    }

    /** Until the other end closes: a hijacked connection, or an answer of old. */
    static final class UntilTheEnd extends Body {
        UntilTheEnd(Wire wire) {
            super(wire, false);
        }

        @Override
        int more(byte[] bytes, int offset, int length) throws IOException {
            int count = wire.in.read(bytes, offset, length);
            if (count < 0) {
                end();
            }
            return count;
        }

        @Override
        void endIfHere() {}
    }
}
