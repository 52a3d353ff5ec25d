package io.stackfile.cli;

import io.stackfile.host.FileTrouble;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Our output, which remembers why it could not be written; whoever prints is not told. */
final class Output extends OutputStream {
    private static final int KIND = 0170000;
    private static final int PIPE = 0010000;
    private static final int SOCKET = 0140000;

    private final OutputStream out;
    private final BooleanSupplier piped;
    private volatile Optional<IOException> trouble = Optional.empty();

    /** {@code piped} tells whether it goes to somebody who may stop reading. */
    Output(OutputStream out, BooleanSupplier piped) {
        this.out = out;
        this.piped = piped;
    }

    static Output ofProcess() {
        return new Output(new FileOutputStream(FileDescriptor.out), Output::isPiped);
    }

    private static boolean isPiped() {
        try {
            int kind = KIND & (int) Files.getAttribute(Path.of("/dev/fd/1"), "unix:mode");
            return kind == PIPE || kind == SOCKET;
        } catch (IOException closed) {
            return false;
        }
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            trouble = Optional.of(e);
            throw e;
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    /**
     * What to say when not all of it was written; nothing when nobody reads it any more, as in {@code stack logs | head}, for which
     * alone a pipe takes nothing. The words of the system for that depend on its language.
     */
    Optional<String> complaint() {
        return piped.getAsBoolean()
                ? Optional.empty()
                : Optional.of("the output could not be written"
                        + trouble.map(e -> ": " + FileTrouble.reason(e)).orElse(""));
    }
}
