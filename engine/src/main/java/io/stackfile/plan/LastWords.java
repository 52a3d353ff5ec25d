package io.stackfile.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackfile.host.HostException;
import io.stackfile.host.Streams;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Hears what a command says and keeps the end of it, for the one message when the command fails. */
final class LastWords extends OutputStream {
    private static final int LINES = 10;
    private static final int BYTES = 4096;

    private byte[] kept = new byte[0];

    Streams streams() {
        return new Streams(Optional.empty(), this, this);
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        byte[] all = Arrays.copyOf(kept, kept.length + length);
        System.arraycopy(bytes, offset, all, kept.length, length);
        kept = Arrays.copyOfRange(all, Math.max(0, all.length - BYTES), all.length);
    }

    /** Complains of every end but a good one. */
    void check(String command, OptionalInt exitCode) {
        if (exitCode.orElse(0) != 0) {
            throw new HostException(command + " ended with exit code " + exitCode.getAsInt() + lines());
        }
    }

    private synchronized String lines() {
        List<String> lines = new String(kept, UTF_8).lines().toList();
        StringBuilder text = new StringBuilder(lines.isEmpty() ? " and said nothing" : "; its last lines:");
        lines.stream()
                .skip(Math.max(0, lines.size() - LINES))
                .forEach(line -> text.append("\n| ").append(line));
        return text.toString();
    }
}
