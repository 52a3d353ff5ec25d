package io.stackfile.host.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * Keeps apart what a process writes and what the engine says in its place when it could not be started: the engine sends that
 * as the process's first words, and tells only in the end that there was none.
 */
final class EngineVoice extends FilterOutputStream {
    private static final List<String> BEGINNINGS = List.of("OCI runtime exec failed: ", "unable to find user ");
    private static final int LONGEST = 1 << 13;
    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;

    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private boolean begun;

    EngineVoice(OutputStream output) {
        super(output);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        boolean first = !begun;
        begun = true;
        boolean hold = first ? isTheEngines(new String(bytes, offset, length, UTF_8)) : held.size() > 0;
        if (hold && held.size() + length <= LONGEST) {
            held.write(bytes, offset, length);
            return;
        }
        release();
        out.write(bytes, offset, length);
    }

    private static boolean isTheEngines(String words) {
        return BEGINNINGS.stream().anyMatch(words::startsWith);
    }

    private void release() throws IOException {
        held.writeTo(out);
        held.reset();
    }

    /** When the process has ended with this code: what the engine said; what was kept by mistake is passed on. */
    Optional<String> refusal(int exitCode) throws IOException {
        String words = held.toString(UTF_8);
        if (!words.isEmpty() && (exitCode == NOT_EXECUTABLE || exitCode == NOT_FOUND)) {
            return Optional.of(words.strip());
        }
        release();
        out.flush();
        return Optional.empty();
    }
}
