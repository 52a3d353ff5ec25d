package io.stackfile.cli;

import io.stackfile.host.CannotExecute;
import io.stackfile.host.DetachKeys;
import io.stackfile.host.Screen;
import io.stackfile.host.Streams;
import io.stackfile.tty.Signals;
import io.stackfile.tty.Stty;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** A process in a container in front of a person or between pipes. */
record Session(Call call, DetachKeys keys) {
    private static final Map<String, Integer> NUMBERS = Map.of("HUP", 1, "INT", 2, "TERM", 15);

    static Session of(Call call) {
        return new Session(call, keys(call));
    }

    boolean hasInput() {
        return !call.has("--no-stdin");
    }

    boolean hasTerminal() {
        return hasInput() && !call.has("--no-tty") && call.terminal().person().isPresent();
    }

    Streams streams() {
        Terminal terminal = call.terminal();
        Optional<InputStream> input = hasInput() ? Optional.of(terminal.in()) : Optional.empty();
        Optional<Screen> screen = hasTerminal() ? Optional.of(new Stty()) : Optional.empty();
        return new Streams(input, new Outgoing(terminal.out()), new Outgoing(terminal.err()), screen, keys);
    }

    private static DetachKeys keys(Call call) {
        try {
            return call.value("--detach-keys").map(DetachKeys::of).orElse(DetachKeys.USUAL);
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    "--detach-keys: " + e.getMessage() + "; write keys as in ctrl-p,ctrl-q or ctrl-a,d");
        }
    }

    /** The exit code of a process that goes on without us: {@code fate} is what to say when a signal ends us. */
    int leavable(String fate, Supplier<OptionalInt> process) {
        try (Signals signals = Signals.heard(signal -> left(signal, fate), "HUP", "INT", "TERM")) {
            return ended(process);
        }
    }

    private void left(String signal, String fate) {
        if (!hasTerminal()) {
            call.terminal().say("stack: interrupted; " + fate);
        }
        System.exit(128 + NUMBERS.getOrDefault(signal, 0));
    }

    /** The exit code of a process, in the way of a shell. */
    int ended(Supplier<OptionalInt> process) {
        try {
            OptionalInt code = process.get();
            if (code.isEmpty()) {
                call.terminal().say((hasTerminal() ? "\n" : "") + "detached; it goes on running");
            }
            return code.orElse(ExitCode.DONE);
        } catch (CannotExecute e) {
            call.terminal().say("stack: " + e.getMessage());
            return e.exitCode();
        }
    }

    int started(Runnable process) {
        return ended(() -> {
            process.run();
            return OptionalInt.of(ExitCode.DONE);
        });
    }
}
