package io.stackfile.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code stack completion}: a script by which a shell asks {@code stack} itself what may be typed. */
final class CompletionCommand extends Command {
    /** What the scripts call; not for people, and on no page. */
    static final String ANSWERING = "__complete";

    static final String SHELL = "SHELL";
    static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    CompletionCommand() {
        super(
                "completion",
                "bash|zsh|fish",
                "Print the script that completes 'stack' in a shell.",
                "Commands, options and their values: hosts, stacks, services of the file, files. To try it in this shell:"
                        + " source <(stack completion bash), or eval \"$(stack completion zsh)\". docs/terminal.md"
                        + " tells where each shell keeps it.");
        about(SHELL);
    }

    @Override
    int run(Call call) {
        List<String> named = call.positionals();
        if (named.size() != 1 || !SHELLS.contains(named.get(0))) {
            throw new UsageException(
                    (named.isEmpty() ? "which shell?" : "there is no script for '" + String.join(" ", named) + "';")
                            + " write: stack completion bash, zsh or fish");
        }
        call.terminal().print(script(named.get(0)));
        return ExitCode.DONE;
    }

    private static String script(String shell) {
        try (InputStream script = CompletionCommand.class.getResourceAsStream("completion." + shell)) {
            if (script == null) {
                throw new IllegalStateException("the script for " + shell + " is missing");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Never asks, never complains. */
    static int answer(Terminal terminal, List<String> words) {
        try {
            new Completion(new KnownHere(terminal)).of(words).forEach(candidate -> terminal.println(candidate.line()));
        } catch (RuntimeException wrong) {
            // Whoever goes on typing is told by the command itself.
        }
        return ExitCode.DONE;
    }
}
