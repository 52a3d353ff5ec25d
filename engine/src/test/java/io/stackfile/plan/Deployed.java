package io.stackfile.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackfile.apply.Applier;
import io.stackfile.apply.Event;
import io.stackfile.apply.Interruption;
import io.stackfile.apply.Outcome;
import io.stackfile.host.Entrance;
import io.stackfile.host.FakeHost;
import io.stackfile.host.Host;
import io.stackfile.host.LocalImages;
import io.stackfile.host.Observed;
import io.stackfile.model.Stack;
import java.util.List;
import java.util.Set;

/** Stacks brought up on a fake. */
final class Deployed {
    private Deployed() {}

    static FakeHost host() {
        return new FakeHost()
                .pullable(
                        "nginx:latest",
                        "mongo:latest",
                        "redis:latest",
                        "busybox:latest",
                        "caddy:2",
                        "joshuacook/datascience:latest");
    }

    static FakeHost with(Stack stack) {
        return with(stack, host());
    }

    static FakeHost with(Stack stack, FakeHost host) {
        assertEquals(List.of(), up(stack, host).failures());
        return host.forgetCalls();
    }

    static Outcome up(Stack stack, Host host) {
        return apply(plan(stack, host), host);
    }

    static Plan plan(Stack stack, Host host) {
        Observed observed = host.observe(stack.name());
        return Planner.up(
                stack,
                observed,
                LocalImages.NONE,
                new Wish(Set.of(), true, Occasion.UNKNOWN),
                Entrance.of(host, stack, observed),
                host.address());
    }

    static Outcome apply(Plan plan, Host host) {
        return Applier.apply(plan, host, (Event event) -> {}, new Interruption());
    }

    /** Takes what is called {@code shop} back to how it was, after an update that has nothing to do with an ingress. */
    static GoingBack back(Observed before, Host host) {
        return Planner.back("shop", before, host.observe("shop"), Entrance.NONE, "localhost");
    }

    /** As if the process were killed before the first step of a kind. */
    static void killedBefore(Class<? extends Step> end, Plan plan, Host host) {
        plan.tasks().stream()
                .map(Task::step)
                .takeWhile(step -> !end.isInstance(step))
                .forEach(step -> step.on(host, far -> {}));
    }
}
