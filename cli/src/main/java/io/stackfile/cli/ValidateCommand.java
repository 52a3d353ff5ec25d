package io.stackfile.cli;

import io.stackfile.model.Stack;

/** {@code stack validate}. */
final class ValidateCommand extends Command {
    ValidateCommand() {
        super(
                "validate",
                "[FILE] [OPTIONS]",
                "Check the file and touch nothing.",
                "Says everything that is wrong with it at once, with line and column, and exits with 2.");
        file().fill();
    }

    @Override
    int run(Call call) {
        Stack stack = call.stack().stack();
        Linting.of(call, stack);
        int services = stack.services().size();
        call.terminal().println(stack.name() + " is right: " + services + (services == 1 ? " service" : " services"));
        return ExitCode.DONE;
    }
}
