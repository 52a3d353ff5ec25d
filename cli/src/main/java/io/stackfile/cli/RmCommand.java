package io.stackfile.cli;

import io.stackfile.host.Host;
import io.stackfile.host.Observed;
import io.stackfile.plan.Plan;
import io.stackfile.plan.Planner;

/** {@code stack rm}. */
final class RmCommand extends Command {
    RmCommand() {
        super(
                "rm",
                "[FILE] [SERVICE...] [OPTIONS]",
                "Remove the stack's containers that do not run; keep its data.",
                "It says first which, and asks. Volumes stay, and 'up' makes the containers anew and finds them again. What updates"
                        + " keep for the way back is for 'prune', the whole stack for 'down'.");
        file("--file").hosts();
        flag("-f --force -y --yes", "Do not ask.");
        flag("-s --stop", "Stop those that run, and remove them too.");
        waitLock();
        json("Tell what happens as lines of JSON.");
    }

    @Override
    int run(Call call) {
        String stack = call.stackName();
        try (Host host = call.host()) {
            Observed observed = host.observe(stack);
            call.chosen(observed);
            if (plan(call, stack, observed, host).isEmpty()) {
                return nothing(call, stack, observed, host);
            }
            try (Turn turn = new Turn(call, host, stack)) {
                Plan plan = plan(call, stack, turn.begin(), host);
                Deployment deployment = new Deployment(call, host, turn);
                if (!deployment.isAgreed(plan)) {
                    call.terminal().say("nothing was removed");
                    return ExitCode.FAILED;
                }
                if (deployment.run(plan).isSuccess()) {
                    call.terminal().say("removed  " + stack + " on " + host.name());
                }
                return deployment.exitCode();
            }
        }
    }

    private static Plan plan(Call call, String stack, Observed observed, Host host) {
        return Planner.remove(stack, observed, call.services(), call.has("--stop"), host.name());
    }

    private static int nothing(Call call, String stack, Observed observed, Host host) {
        if (observed.isEmpty()) {
            call.terminal().say("there is no stack '" + stack + "' on " + host.name());
            return ExitCode.FAILED;
        }
        boolean runs = call.chosen(observed).stream().anyMatch(Observed.Container::isAlive);
        call.terminal().say("nothing to do" + (runs ? ": all containers run; --stop stops them first" : ""));
        return ExitCode.DONE;
    }
}
