package io.stackfile.cli;

import io.stackfile.host.docker.DockerHost;
import io.stackfile.model.Stack;
import io.stackfile.plan.Plan;
import java.util.Optional;

/**
 * A plan for which its host was found ready. Looked at before the stack's lock is taken, so that nobody waits for what cannot be
 * done; where somebody else has changed the stack meanwhile, the plan is another one, and looked at as well.
 *
 * @param plan empty when it was not looked at
 */
record Ready(Optional<Plan> plan) {
    static final Ready UNKNOWN = new Ready(Optional.empty());

    /** Throws with all that is in its way. With --wait-lock whoever is waited for may still take it out of the way. */
    static Ready of(Call call, Stack stack, DockerHost host, Plan plan) {
        if (call.has("--wait-lock")) {
            return UNKNOWN;
        }
        UNKNOWN.demand(call, stack, host, plan);
        return new Ready(Optional.of(plan));
    }

    void demand(Call call, Stack stack, DockerHost host, Plan now) {
        if (!now.obstacles().isEmpty() || !isKnown(now)) {
            Readiness.of(stack, now, host).demand(call.terminal(), host.name());
        }
    }

    private boolean isKnown(Plan now) {
        return plan.filter(before -> before.toString().equals(now.toString())).isPresent();
    }
}
