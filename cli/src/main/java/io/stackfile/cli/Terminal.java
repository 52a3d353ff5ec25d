package io.stackfile.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What surrounds a command: where it writes, what it finds.
 *
 * @param in what is typed or piped
 * @param out for results
 * @param err for progress and messages
 * @param person whoever can be asked; empty without a terminal
 */
record Terminal(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Optional<Person> person,
        boolean colour,
        Map<String, String> environment,
        Path folder) {
    /** Somebody at a keyboard. */
    interface Person {
        String ask(String question);

        String askHidden(String question);
    }

    /** The same in another folder. */
    Terminal in(Path other) {
        return new Terminal(in, out, err, person, colour, environment, other);
    }

    static Terminal ofProcess() {
        Map<String, String> environment = System.getenv();
        java.io.Console console = System.console();
        Optional<Person> person = Optional.ofNullable(console).map(ConsolePerson::new);
        boolean colour = console != null
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !"dumb".equals(environment.get("TERM"));
        return new Terminal(
                new FileInputStream(FileDescriptor.in),
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                person,
                colour,
                environment,
                Path.of(""));
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new java.io.BufferedOutputStream(new FileOutputStream(descriptor), 8192),
                false,
                StandardCharsets.UTF_8);
    }

    /** A line for the person, at once. */
    void say(String line) {
        out.flush();
        err.println(line);
        err.flush();
    }

    void print(String text) {
        out.print(text);
    }

    void println(String line) {
        out.println(line);
    }

    void flush() {
        out.flush();
        err.flush();
    }

    /** A question answered with y or yes; anything else is no. */
    boolean isAgreed(String question) {
        return person.map(someone -> someone.ask(question + " [y/N] "))
                .filter(answer ->
                        answer.strip().toLowerCase(java.util.Locale.ROOT).matches("y|yes"))
                .isPresent();
    }
}
