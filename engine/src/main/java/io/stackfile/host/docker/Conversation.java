package io.stackfile.host.docker;

import io.stackfile.host.DetachKeys;
import io.stackfile.host.Screen;
import io.stackfile.host.Streams;
import io.stackfile.host.docker.http.HttpResponse;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What goes between a process and this side once they are connected. */
final class Conversation {
    private final Streams streams;
    private final boolean terminal;
    private final boolean listening;
    private final DetachKeys.Watch keys;
    private final EngineVoice output;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable HttpResponse connection;
    private volatile boolean left;

    /** {@code terminal} and {@code listening} tell whether the process has a terminal, and whether it reads. */
    Conversation(Streams streams, boolean terminal, boolean listening) {
        this.streams = streams;
        this.terminal = terminal;
        this.listening = listening && streams.input().isPresent();
        this.keys = streams.keys().watch();
        this.output = new EngineVoice(streams.output());
    }

    boolean isListening() {
        return listening;
    }

    InputStream input() {
        return listening ? new Typed(streams.input().orElseThrow()) : InputStream.nullInputStream();
    }

    /** Whether the person has left. */
    boolean isLeft() {
        return left;
    }

    /** Passes on what the process writes until the connection ends or is left. */
    void hear(HttpResponse answer, Consumer<Screen.Size> resize) throws IOException {
        connection = answer;
        if (left) {
            answer.close();
        }
        try {
            listen(answer.body(), resize);
        } catch (IOException e) {
            if (!left) {
                throw e;
            }
        } finally {
            over.countDown();
        }
    }

    /** Without the engine's help: it hangs up the terminal of a command that it sees being left. */
    private void leave() {
        left = true;
        HttpResponse answer = connection;
        if (answer != null) {
            answer.close();
        }
    }

    private void listen(InputStream answer, Consumer<Screen.Size> resize) throws IOException {
        if (!terminal) {
            Frames.read(answer, (errors, piece) -> write(errors ? streams.errors() : output, piece, piece.length));
            return;
        }
        // without a way to send keys nobody could ever leave
        Optional<Screen> screen = streams.screen().filter(there -> listening);
        if (screen.isEmpty()) {
            copy(answer);
            return;
        }
        try (Screen.Taken taken = screen.get().take(resize)) {
            copy(answer);
        }
    }

    private void copy(InputStream answer) throws IOException {
        byte[] buffer = new byte[1 << 15];
        for (int count = answer.read(buffer); count >= 0; count = answer.read(buffer)) {
            write(output, buffer, count);
        }
    }

    /** What cannot be written here is no matter of the connection. */
    private static void write(OutputStream to, byte[] bytes, int count) {
        try {
            to.write(bytes, 0, count);
            to.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the engine said in place of a program that could not be started, if that is what came. */
    Optional<String> refusal(int exitCode) {
        try {
            return output.refusal(exitCode);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What goes to the process. A terminal's has no end: the engine would take that for the end of all. */
    private final class Typed extends FilterInputStream {
        Typed(InputStream input) {
            super(input);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = keys.isTyped() ? -1 : super.read(bytes, offset, length);
            if (!terminal) {
                return count;
            }
            int before = count < 0 ? 0 : keys.see(bytes, offset, count);
            if (before > 0) {
                return before;
            }
            if (keys.isTyped()) {
                leave();
            }
            awaitTheEnd();
            return -1;
        }

        private void awaitTheEnd() {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
