package io.stackfile.cli;

import io.stackfile.host.Host;
import io.stackfile.host.StackSummary;
import io.stackfile.json.JsonObject;
import java.util.List;

/** {@code stack ls}. */
final class LsCommand extends Command {
    LsCommand() {
        super(
                "ls",
                "[OPTIONS]",
                "List all stacks of the host.",
                "Each with how many of its containers run and the file it came from.");
        hosts();
        json("One line of JSON for each stack.");
    }

    @Override
    int run(Call call) {
        try (Host host = call.host()) {
            List<StackSummary> stacks = host.stacks();
            if (call.has("--json")) {
                stacks.forEach(stack -> call.terminal()
                        .println(new JsonObject()
                                .with("name", stack.name())
                                .with("containers", stack.containers())
                                .with("running", stack.running())
                                .with("file", stack.file())
                                .toString()));
            } else if (stacks.isEmpty()) {
                call.terminal().say("no stack on " + host.name());
            } else {
                Table table = new Table("NAME", "RUNNING", "FILE");
                stacks.forEach(
                        stack -> table.row(stack.name(), stack.running() + " of " + stack.containers(), stack.file()));
                call.terminal().tell(table.toString());
            }
            return ExitCode.DONE;
        }
    }
}
