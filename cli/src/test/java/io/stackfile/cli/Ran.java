package io.stackfile.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** A command that was run in this process, and what it wrote. */
record Ran(int code, String out, String err) {
    static final Path ROOT =
            Path.of(System.getProperty("root", "..")).toAbsolutePath().normalize();

    /** In a folder, with no engine to be found and nobody to ask. */
    static Ran in(Path folder, String... arguments) {
        return with(folder, Map.of("DOCKER_HOST", "unix://" + folder.resolve("no-engine.sock")), arguments);
    }

    static Ran with(Path folder, Map<String, String> environment, String... arguments) {
        return run(folder, environment, InputStream.nullInputStream(), Optional.empty(), arguments);
    }

    /** With a person at the terminal who gives these answers in turn. */
    static Ran answering(Path folder, Map<String, String> environment, List<String> answers, String... arguments) {
        Deque<String> left = new ArrayDeque<>(answers);
        Terminal.Person person = new Terminal.Person() {
            @Override
            public String ask(String question) {
                return left.isEmpty() ? "" : left.pop();
            }

            @Override
            public String askHidden(String question) {
                return ask(question);
            }
        };
        return run(folder, environment, InputStream.nullInputStream(), Optional.of(person), arguments);
    }

    /** With something piped to it. */
    static Ran reading(byte[] input, Path folder, Map<String, String> environment, String... arguments) {
        return run(folder, environment, new ByteArrayInputStream(input), Optional.empty(), arguments);
    }

    /** A command that is not among {@link Commands}, because it waits for something else. */
    static Ran of(Command command, Path folder, Map<String, String> environment, String... arguments) {
        return run(
                folder,
                environment,
                InputStream.nullInputStream(),
                Optional.empty(),
                terminal -> Main.run(terminal, command, arguments));
    }

    private static Ran run(
            Path folder,
            Map<String, String> environment,
            InputStream in,
            Optional<Terminal.Person> person,
            String... arguments) {
        return run(folder, environment, in, person, terminal -> Main.run(terminal, arguments));
    }

    private static Ran run(
            Path folder,
            Map<String, String> environment,
            InputStream in,
            Optional<Terminal.Person> person,
            ToIntFunction<Terminal> running) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                in,
                stream(out),
                stream(err),
                person,
                Optional.empty(),
                Columns.NONE,
                false,
                new HashMap<>(environment),
                folder);
        int code = running.applyAsInt(terminal);
        terminal.flush();
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /** Everything a person would see, for golden files. */
    String seen() {
        return out + (err.isEmpty() ? "" : "--- standard error\n" + err) + "--- exit code " + code + "\n";
    }
}
