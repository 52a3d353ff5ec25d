package io.stackfile.cli;

import io.stackfile.apply.Outcome;
import io.stackfile.host.Entrance;
import io.stackfile.host.Observed;
import io.stackfile.host.docker.DockerHost;
import io.stackfile.model.Stack;
import io.stackfile.plan.Plan;

/**
 * A plan that changes a stack, from the first look at whether it can be done to the last word; when it fails, back to how all was.
 *
 * @param before how it was
 * @param entrance how the host's ingress was, if it has to do with the stack
 */
record Undertaking(
        Call call, Stack stack, DockerHost host, Turn turn, Observed before, Entrance entrance, Conclusion conclusion) {
    /** {@code notes} are what else its author should read before agreeing; the exit code. */
    int carryOut(Plan plan, Runnable notes) {
        return carryOut(plan, Ready.UNKNOWN, notes);
    }

    /** The same where the host was looked at before. */
    int carryOut(Plan plan, Ready ready, Runnable notes) {
        ready.demand(call, stack, host, plan);
        notes.run();
        Deployment deployment = new Deployment(call, host, turn);
        if (!deployment.isAgreed(plan)) {
            call.terminal().say("nothing was done");
            return ExitCode.FAILED;
        }
        Outcome outcome = deployment.run(plan);
        if (!outcome.isSuccess()) {
            new Recovery(call, () -> new Deployment(call, host, turn), stack, host, before, entrance).after(outcome);
        }
        turn.end();
        return outcome.isSuccess() ? conclusion.of(host.observe(stack.name())) : deployment.exitCode();
    }
}
