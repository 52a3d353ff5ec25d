package io.stackfile.cli;

import io.stackfile.host.docker.DockerHost;
import io.stackfile.model.Stack;
import io.stackfile.plan.Plan;

/**
 * A plan for which its host was found ready. Looked at before the stack's lock is taken, so that nobody waits for what cannot be
 * done; where somebody else has changed the stack meanwhile, the plan is another one, and looked at as well.
 *
 * @param plan as it was printed; empty when it was not looked at
 */
record Ready(String plan) {
    static final Ready UNKNOWN = new Ready("");

    /** Throws with all that is in its way. With --wait-lock whoever is waited for may still take it out of the way. */
    static Ready of(Call call, Stack stack, DockerHost host, Plan plan) {
        return call.has("--wait-lock") ? UNKNOWN : UNKNOWN.demand(call, stack, host, plan);
    }

    Ready demand(Call call, Stack stack, DockerHost host, Plan now) {
        if (!now.obstacles().isEmpty() || !now.toString().equals(plan)) {
            Readiness.of(stack, now, host).demand(call.terminal(), host.name());
        }
        return new Ready(now.toString());
    }
}
