package io.stackfile.cli;

import io.stackfile.host.Host;
import io.stackfile.host.Observed;
import io.stackfile.plan.Plan;
import io.stackfile.plan.Planner;

/** {@code stack kill}. Waits for no lock: whoever kills does not want to wait for somebody who hangs. */
final class KillCommand extends Command {
    private static final String USUAL = "KILL";

    KillCommand() {
        super(
                "kill",
                "[FILE] [SERVICE...] [OPTIONS]",
                "Send a signal to what runs in the stack's containers; KILL without another.",
                "At once and to all of them, without hooks, grace period or order; 'stop' is the gentle way. What KILL has ended is"
                        + " not started again by its restart policy, but by 'start' or 'up'.");
        file().hosts();
        value("-s --signal", "SIGNAL", "By name or number: HUP, SIGUSR1, 15.");
        json("Tell what happens as lines of JSON.");
    }

    @Override
    int run(Call call) {
        String signal = SignalName.of(call.value("--signal").orElse(USUAL));
        String stack = call.stackName();
        try (Host host = call.host()) {
            Observed observed = host.observe(stack);
            call.chosen(observed);
            Plan plan = Planner.kill(stack, observed, call.services(), signal, host.name());
            if (plan.isEmpty()) {
                call.terminal()
                        .say(
                                observed.isEmpty()
                                        ? "there is no stack '" + stack + "' on " + host.name()
                                        : "nothing to do: no container runs");
                return observed.isEmpty() ? ExitCode.FAILED : ExitCode.DONE;
            }
            Deployment deployment = new Deployment(call, host);
            if (deployment.run(plan).isSuccess()) {
                call.terminal()
                        .say((signal.equals(USUAL) ? "killed  " : "sent " + signal + "  ") + stack + " on "
                                + host.name());
            }
            return deployment.exitCode();
        }
    }
}
