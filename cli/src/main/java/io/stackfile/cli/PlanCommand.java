package io.stackfile.cli;

import io.stackfile.host.Host;
import io.stackfile.model.Stack;
import io.stackfile.plan.Plan;
import io.stackfile.plan.Planner;

/** {@code stack plan}. */
final class PlanCommand extends Command {
    PlanCommand() {
        super(
                "plan",
                "[FILE] [SERVICE...] [OPTIONS]",
                "Show what 'up' would do, step by step, and do nothing.",
                "Each step has its reason and the steps it waits for. Steps that wait for nothing run side by side.");
        file().fill().host();
        privately();
        flag("--check", "Exit with 3 when there is something to do.");
        json("One line of JSON for each step.");
    }

    @Override
    int run(Call call) {
        Stack stack = call.wantedStack();
        try (Host host = call.host()) {
            Plan plan =
                    Planner.up(stack, host.observe(stack.name()), call.localImages(host), call.services(), host.name());
            if (call.has("--json")) {
                PlanJson.print(plan, call.terminal());
            } else {
                call.terminal().print(plan.isEmpty() ? plan.summary() + "\n" : plan.toString());
            }
            return call.has("--check") && !plan.isEmpty() ? ExitCode.CHANGES : ExitCode.DONE;
        }
    }
}
