package io.stackfile.tty;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackfile.host.HostException;
import io.stackfile.host.Screen;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * This process's terminal, by the program {@code stty}. Three times as fast as JLine, and what {@code stty -g} says is exactly
 * what the terminal was: JLine's native library gives it back with another speed and line discipline.
 */
public final class Stty implements Screen {
    private static final Size USUAL = new Size(80, 24);

    @Override
    public Size size() {
        return size(stty("size"));
    }

    private static Size size(String said) {
        String[] size = said.split(" ", 2);
        Size known = new Size(Integer.parseInt(size[1]), Integer.parseInt(size[0]));
        return known.columns() == 0 || known.rows() == 0 ? USUAL : known;
    }

    /** The size of the terminal that messages go to; nothing when they go elsewhere. */
    public static Optional<Size> ofMessages() {
        return said(
                        new ProcessBuilder("sh", "-c", "stty size <&2 2>/dev/null")
                                .redirectError(ProcessBuilder.Redirect.INHERIT),
                        Process::getInputStream)
                .map(Stty::size);
    }

    /** The size of the terminal that results go to; nothing when they go elsewhere. */
    public static Optional<Size> ofResults() {
        return said(
                        new ProcessBuilder("sh", "-c", "exec 3>&2 2>/dev/null; stty size <&1 >&3")
                                .redirectOutput(ProcessBuilder.Redirect.INHERIT),
                        Process::getErrorStream)
                .map(Stty::size);
    }

    /** What a program says of a terminal; nothing where that cannot be told. */
    static Optional<String> said(ProcessBuilder asking, Function<Process, InputStream> answer) {
        try {
            Process stty = asking.start();
            String said = new String(answer.apply(stty).readAllBytes(), UTF_8).strip();
            return stty.waitFor() == 0 ? Optional.of(said) : Optional.empty();
        } catch (IOException noSuchProgram) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public Taken take(Consumer<Size> resized) {
        Raw raw = new Raw(stty("-g"));
        Signals changes = Signals.heard(signal -> resized.accept(size()), "WINCH");
        try {
            stty("raw", "-echo", "-iexten");
            resized.accept(size());
        } catch (RuntimeException e) {
            changes.close();
            raw.end();
            throw e;
        }
        return () -> {
            changes.close();
            raw.end();
        };
    }

    /** A terminal that is not itself, whatever ends this process. */
    private static final class Raw {
        private final String saved;
        private final Thread hook = new Thread(this::restore);
        private boolean over;

        Raw(String saved) {
            this.saved = saved;
            Runtime.getRuntime().addShutdownHook(hook);
        }

        private synchronized void restore() {
            if (!over) {
                over = true;
                stty(saved);
            }
        }

        void end() {
            restore();
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException endingAlready) {
                // The hook has nothing left to do.
            }
        }
    }

    private static String stty(String... words) {
        String[] command = new String[words.length + 1];
        command[0] = "stty";
        System.arraycopy(words, 0, command, 1, words.length);
        try {
            Process stty = new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(stty.getInputStream().readAllBytes(), UTF_8).strip();
            if (stty.waitFor() == 0) {
                return said;
            }
            throw new HostException("the terminal cannot be used: " + said + "; without one: --no-tty");
        } catch (IOException e) {
            throw new HostException("there is no program 'stty' to use the terminal with; without one: --no-tty", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostException("interrupted", e);
        }
    }
}
