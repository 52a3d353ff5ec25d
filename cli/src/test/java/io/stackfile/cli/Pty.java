package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * A real terminal of 33 rows and 77 columns, by {@code script}, with somebody who types; in it {@code stack} runs as a process of
 * its own, and what the terminal was like before and afterwards is written down.
 */
final class Pty implements AutoCloseable {
    private static final long PATIENCE = Duration.ofSeconds(60).toNanos();

    private final Path folder;
    private final Process script;
    private final StringBuilder seen = new StringBuilder();
    private final Thread reader;
    private int read;

    private Pty(Path folder, Process script) {
        this.folder = folder;
        this.script = script;
        this.reader = new Thread(this::read);
        reader.setDaemon(true);
        reader.start();
    }

    /** {@code command} is for a shell; {@code stack} is this one. */
    static Pty runs(Path folder, Map<String, String> environment, String command) throws IOException {
        Path session = Files.writeString(folder.resolve("session"), """
                stack() { sh -c 'echo $$ >pid; exec "$0" "$@"' "$STACK" "$@"; }
                stty rows 33 cols 77
                stty -g >before
                %s
                code=$?
                stty -g >after
                exit $code
                """.formatted(command));
        // Whoever runs the tests in the background has them ignore Ctrl-C, and a shell cannot take that back.
        ProcessBuilder builder = new ProcessBuilder(
                        "env", "--default-signal=INT,QUIT", "script", "-qefc", "sh " + session, "/dev/null")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("STACK", Ran.ROOT.resolve("stack").toString());
        builder.environment().put("TERM", "xterm");
        return new Pty(folder, builder.start());
    }

    private void read() {
        byte[] buffer = new byte[1024];
        try (InputStream output = script.getInputStream()) {
            for (int count = output.read(buffer); count >= 0; count = output.read(buffer)) {
                add(new String(buffer, 0, count, StandardCharsets.UTF_8));
            }
        } catch (IOException over) {
            // nobody writes any more
        }
    }

    private synchronized void add(String text) {
        seen.append(text);
        notifyAll();
    }

    /** Waits until this is on the screen, behind what was waited for before. */
    synchronized Pty sees(String text) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        while (seen.indexOf(text, read) < 0) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                fail("'" + text + "' is not on the screen:\n" + seen);
            }
            wait(left);
        }
        read = seen.indexOf(text, read) + text.length();
        return this;
    }

    Pty types(String keys) throws IOException {
        script.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
        script.getOutputStream().flush();
        return this;
    }

    /** Of the {@code stack} that runs. */
    long pid() throws IOException {
        return Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    }

    /** Waits for the end; the terminal has to be what it was. */
    Pty endsWith(int code) throws Exception {
        assertEquals(code, script.waitFor(), this::toString);
        reader.join();
        assertEquals(
                Files.readString(folder.resolve("before")), Files.readString(folder.resolve("after")), "the terminal");
        return this;
    }

    @Override
    public synchronized String toString() {
        return seen.toString();
    }

    @Override
    public void close() {
        script.destroy();
    }
}
