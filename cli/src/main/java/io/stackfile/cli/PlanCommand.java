package io.stackfile.cli;

import io.stackfile.host.LocalImages;
import io.stackfile.host.Neighbours;
import io.stackfile.host.docker.DockerHost;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import io.stackfile.model.StartOrder;
import io.stackfile.plan.OtherOccasions;
import io.stackfile.plan.Plan;
import io.stackfile.plan.Planner;
import io.stackfile.sync.BindPathsThere.Copies;
import io.stackfile.sync.Direction;
import io.stackfile.sync.SyncPlan;
import java.util.Optional;
import java.util.Set;

/** {@code stack plan}. */
final class PlanCommand extends Command {
    PlanCommand() {
        super(
                "plan",
                "[FILE] [SERVICE...] [OPTIONS]",
                "Show what 'up' would do, step by step, and do nothing.",
                "Each step has its reason and the steps it waits for. Steps that wait for nothing run side by side.");
        file().fill().hosts();
        privately();
        flag("--sync", "Show what 'up --sync' would copy to a host over SSH first.");
        flag("--check", "Exit with 3 when there is something to do.");
        json("One line of JSON for each step.");
    }

    @Override
    int run(Call call) {
        try (DockerHost host = call.host()) {
            Stack stack = call.wantedStack(Copies.of(call.has("--sync")));
            Linting linting = Linting.of(call, stack);
            Optional<SyncPlan> copies = Copying.of(
                            call.terminal(), stack, host, services(call, stack), Direction.TO_THERE)
                    .map(Copying::plan);
            LocalImages local = call.localImages(host);
            new Neighbours(stack, services(call, stack)).check(host);
            new OtherOccasions(stack, services(call, stack)).lines(false, false).forEach(call.terminal()::say);
            Optional<Plan> images = new FreshImages(call, stack, host, local).byPolicy(services(call, stack));
            Plan plan = Planner.up(stack, host.observe(stack.name()), local, call.services(), host.name());
            if (call.has("--json")) {
                copies.ifPresent(sync -> PlanJson.print(sync, call.terminal()));
                images.ifPresent(first -> PlanJson.print(first, call.terminal()));
                PlanJson.print(plan, call.terminal());
                Readiness.of(stack, plan, host).showAsJson(call.terminal());
            } else {
                copies.ifPresent(sync -> call.terminal().print("First: " + sync.summary() + "\n"));
                images.ifPresent(first -> call.terminal().print(first + "\n"));
                call.terminal().print(plan.isEmpty() ? plan.summary() + "\n" : plan.toString());
                Readiness.of(stack, plan, host).show(call.terminal());
            }
            copies.ifPresent(sync -> sync.notes().forEach(call.terminal()::say));
            if (!plan.isEmpty()) {
                new MissingSources(stack, host).tell(services(call, stack), call.terminal());
                linting.tell(host);
            }
            boolean nothing = plan.isEmpty() && copies.stream().allMatch(SyncPlan::isEmpty);
            return call.has("--check") && !nothing ? ExitCode.CHANGES : ExitCode.DONE;
        }
    }

    private static Set<String> services(Call call, Stack stack) {
        return StartOrder.withPrerequisites(
                stack,
                call.services().isEmpty()
                        ? stack.services().stream().map(Service::name).toList()
                        : call.services());
    }
}
