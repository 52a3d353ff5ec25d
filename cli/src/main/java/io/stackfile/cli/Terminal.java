package io.stackfile.cli;

import io.stackfile.screen.LiveScreen;
import io.stackfile.tty.Stty;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * What surrounds a command: where it writes, what it finds.
 *
 * @param in what is typed or piped
 * @param out for results
 * @param err for progress and messages
 * @param person whoever can be asked; empty without a terminal
 * @param screen where progress can be drawn; empty without a terminal
 * @param columns where lines have to be broken
 */
record Terminal(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Optional<Person> person,
        Optional<LiveScreen> screen,
        Columns columns,
        boolean colour,
        Map<String, String> environment,
        Path folder) {
    /** As every terminal has it, so that nobody need be asked. */
    private static final int NEVER_BROKEN = 40;

    /** Somebody at a keyboard. */
    interface Person {
        String ask(String question);

        String askHidden(String question);
    }

    /** The same in another folder. */
    Terminal in(Path other) {
        return new Terminal(in, out, err, person, screen, columns, colour, environment, other);
    }

    static Terminal ofProcess(OutputStream out) {
        Map<String, String> environment = System.getenv();
        java.io.Console console = System.console();
        String type = environment.getOrDefault("TERM", "dumb");
        boolean drawable = console != null && !type.equals("dumb");
        boolean colour = drawable && environment.getOrDefault("NO_COLOR", "").isEmpty();
        OutputStream err = new FileOutputStream(FileDescriptor.err);
        Optional<LiveScreen> screen =
                drawable ? Optional.of(new LiveScreen(err, type, colour, Stty::ofMessages)) : Optional.empty();
        return new Terminal(
                new FileInputStream(FileDescriptor.in),
                stream(screen.map(its -> its.above(out)).orElse(out)),
                stream(screen.map(its -> its.above(err)).orElse(err)),
                Optional.ofNullable(console).map(its -> new ConsolePerson(its, screen)),
                screen,
                console != null ? Columns.ofProcess() : Columns.NONE,
                colour,
                environment,
                Path.of(""));
    }

    private static PrintStream stream(OutputStream out) {
        return new PrintStream(new java.io.BufferedOutputStream(out, 8192), false, StandardCharsets.UTF_8);
    }

    /** A line for the person, at once. */
    void say(String line) {
        out.flush();
        err.println(broken(line, columns.ofMessages()));
        err.flush();
    }

    /** A result that people read, whole lines of it. */
    void tell(String text) {
        out.print(broken(text, columns.ofResults()));
    }

    private static String broken(String text, Supplier<OptionalInt> columns) {
        return text.lines().allMatch(line -> line.length() <= NEVER_BROKEN)
                ? text
                : Paragraphs.broken(text, columns.get());
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
