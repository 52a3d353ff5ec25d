package io.stackfile.cli;

import io.stackfile.host.Host;
import io.stackfile.host.Observed;
import io.stackfile.plan.Plan;
import io.stackfile.plan.Planner;

/** {@code stack prune}. */
final class PruneCommand extends Command {
    PruneCommand() {
        super(
                "prune",
                "[FILE] [SERVICE...] [OPTIONS]",
                "Remove what updates have replaced and kept, and the images that only it used.",
                "It says first what goes. What runs, volumes and their data stay; but there is no way back to what was removed.");
        file().hosts();
        value("--keep", "N", "Keep the last N of each container; 0 without it.");
        waitLock();
        flag("-y --yes", "Do not ask.");
        json("Tell what happens as lines of JSON.");
    }

    @Override
    int run(Call call) {
        String stack = call.stackName();
        try (Host host = call.host();
                Turn turn = new Turn(call, host, stack)) {
            Observed observed = turn.begin();
            call.all(observed);
            if (observed.kept().isEmpty()) {
                call.terminal().say("nothing of " + stack + " on " + host.name() + " is kept that could go");
                return ExitCode.DONE;
            }
            Plan plan = Planner.prune(stack, observed, host.sizes(), keep(call), call.services(), host.name());
            if (plan.isEmpty()) {
                call.terminal().say("nothing to do: no more than that is kept");
                return ExitCode.DONE;
            }
            Deployment deployment = new Deployment(call, host, turn);
            if (!deployment.isAgreed(plan)) {
                call.terminal().say("nothing was removed");
                return ExitCode.FAILED;
            }
            if (deployment.run(plan).isSuccess()) {
                call.terminal().say("pruned  " + stack + " on " + host.name());
            }
            return deployment.exitCode();
        }
    }

    private static int keep(Call call) {
        String written = call.value("--keep").orElse("0");
        if (!written.matches("\\d{1,6}")) {
            throw new UsageException("--keep wants a number, not '" + written + "'");
        }
        return Integer.parseInt(written);
    }
}
