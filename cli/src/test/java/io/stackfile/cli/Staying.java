package io.stackfile.cli;

import io.stackfile.lab.RemoteHost;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A command that stays until it is told to end, in a process of its own, started by somebody who may log in to the lab's hosts. */
final class Staying implements AutoCloseable {
    /** What was started in the background hands on that Ctrl-C means nothing to it. */
    private static final List<String> HEARING_CTRL_C = List.of("perl", "-e", "$SIG{INT} = 'DEFAULT'; exec @ARGV");

    private final Process process;
    private final BufferedReader lines;
    private final Path errors;

    private Staying(Process process, Path errors) {
        this.process = process;
        this.lines = process.inputReader();
        this.errors = errors;
    }

    static Staying stack(Path folder, String... arguments) throws IOException {
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        List<String> command = new ArrayList<>(HEARING_CTRL_C);
        command.add(Ran.ROOT.resolve("stack").toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
        builder.environment().remove("DOCKER_HOST");
        builder.environment().put("HOME", RemoteHost.home().toString());
        return new Staying(builder.start(), errors);
    }

    /** The next line it prints. */
    String line() throws IOException {
        String line = lines.readLine();
        if (line == null) {
            throw new AssertionError("it has ended: " + errors());
        }
        return line;
    }

    /** The port of this machine in the next line that has one. */
    int port() throws IOException {
        String line = line();
        while (!line.contains("://localhost:")) {
            line = line();
        }
        return URI.create(line.replaceFirst(".*?(\\S+://localhost:\\d+).*", "$1"))
                .getPort();
    }

    /** As a terminal does at Ctrl-C. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /** As the kernel does when memory runs out. */
    void kill() {
        process.destroyForcibly();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int ended() throws InterruptedException {
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            throw new AssertionError("it does not end");
        }
        return process.exitValue();
    }

    String errors() throws IOException {
        return Files.readString(errors);
    }

    @Override
    public void close() throws InterruptedException {
        Stream<ProcessHandle> children = process.descendants();
        process.destroy();
        ended();
        children.forEach(ProcessHandle::destroy);
    }
}
