package io.stackfile.cli;

import io.stackfile.host.docker.DockerHost;
import io.stackfile.json.JsonObject;
import io.stackfile.lint.Finding;
import io.stackfile.lint.Lint;
import io.stackfile.reader.StackReader;
import io.stackfile.schema.Problem;
import io.stackfile.source.CheckedFile;
import java.util.List;
import java.util.OptionalLong;

/** {@code stack lint}. */
final class LintCommand extends Command {
    LintCommand() {
        super(
                "lint",
                "[FILE] [OPTIONS]",
                "Say what in the file is right and yet not wise.",
                "A database that the world can reach, a password in the file, and the like, each with its line and what to write"
                        + " instead. Asks for no placeholder and needs no engine. docs/lint.md tells of each rule;"
                        + " 'x-stack: {allow: [RULE]}' on a service, or at the top, silences one.");
        file().fill();
        flag("--strict", "Take warnings for errors: exit with 2 when there is one.");
        value("--host", "HOST", "Compare memory limits with what that machine has; else no machine is asked.");
        sshClient();
        json("One line of JSON for each.");
    }

    @Override
    int run(Call call) {
        CheckedFile file = call.fileWithGaps();
        StackReader.Reading reading = StackReader.read(file);
        List<Finding> found = Lint.with(reading.warnings(), Lint.of(file, reading.stack(), memory(call))).stream()
                .map(finding -> call.has("--strict") ? finding.asError() : finding)
                .toList();
        if (call.has("--json")) {
            found.forEach(finding -> call.terminal().print(json(finding)));
        } else {
            found.forEach(finding -> call.terminal().tell(finding.toString()));
            call.terminal().say(summary(call, reading.stack().name(), found));
        }
        return call.has("--strict") && !found.isEmpty() ? ExitCode.WRONG : ExitCode.DONE;
    }

    private static OptionalLong memory(Call call) {
        if (!call.has("--host")) {
            return OptionalLong.empty();
        }
        try (DockerHost host = call.host()) {
            return OptionalLong.of(host.memory());
        }
    }

    private static String summary(Call call, String stack, List<Finding> found) {
        if (found.isEmpty()) {
            return stack + ": nothing to warn of";
        }
        String what = call.has("--strict") ? " error" : " warning";
        return stack + ": " + found.size() + what + (found.size() == 1 ? "" : "s");
    }

    private static String json(Finding finding) {
        Problem problem = finding.problem();
        JsonObject line = finding.rule().isEmpty() ? new JsonObject() : new JsonObject().with("rule", finding.rule());
        return line.with("severity", problem.isError() ? "error" : "warning")
                        .with("file", problem.at().source().name())
                        .with("line", problem.at().line())
                        .with("column", problem.at().column())
                        .with("where", problem.where())
                        .with("what", problem.what())
                        .with("cure", problem.cure())
                + "\n";
    }
}
