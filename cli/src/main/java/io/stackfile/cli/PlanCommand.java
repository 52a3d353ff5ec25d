package io.stackfile.cli;

import io.stackfile.host.docker.DockerHost;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import io.stackfile.model.StartOrder;
import io.stackfile.plan.OtherOccasions;
import io.stackfile.plan.Plan;
import io.stackfile.sync.BindPathsThere.Copies;
import io.stackfile.sync.SyncPlan;
import java.util.List;
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
        flag("--build", "Show what 'up --build' would build first.");
        flag("--pull", "Show what 'up --pull' would fetch first.");
        flag("--ship", "Show what 'up --ship' would send first.");
        orphans();
        value("--out", "FILE", "Write the plan down, too; 'stack up --plan FILE' does that or nothing.");
        flag("--check", "Exit with 3 when there is something to do.");
        json("One line of JSON for each step, and one for the whole.");
    }

    @Override
    int run(Call call) {
        FreshImages.check(call);
        if (call.has("--out")) {
            Reviewed.UNSAID.stream().filter(call::has).findFirst().ifPresent(option -> {
                throw new UsageException(
                        "what " + option + " brings decides about containers, so no plan of them can be"
                                + " written down before; leave out " + option + " or --out");
            });
        }
        try (DockerHost host = call.host()) {
            FreshImages.check(call, host);
            Stack stack = call.wantedStack(Copies.of(call.has("--sync")));
            Linting linting = Linting.of(call, stack);
            Set<String> services = services(call, stack);
            new OtherOccasions(stack, services).lines(false, false).forEach(call.terminal()::say);
            Forecast forecast = Forecast.of(call, stack, services, host);
            Optional<SyncPlan> copies = forecast.copies();
            List<Plan> images = forecast.images();
            Plan plan = forecast.plan();
            if (call.has("--json")) {
                copies.ifPresent(sync -> PlanJson.print(sync, call.terminal()));
                images.forEach(first -> PlanJson.print(first, call.terminal()));
                PlanJson.print(plan, call.terminal());
                Readiness.of(stack, plan, host).showAsJson(call.terminal());
            } else {
                copies.ifPresent(sync -> call.terminal().tell("First: " + sync.summary() + "\n"));
                int columns = call.terminal().columns().ofResults().get().orElse(Integer.MAX_VALUE);
                images.forEach(first -> call.terminal().tell(first.in(columns) + "\n"));
                call.terminal().tell(plan.isEmpty() ? plan.summary() + "\n" : plan.in(columns));
                Readiness.of(stack, plan, host).show(call.terminal());
            }
            copies.ifPresent(sync -> sync.notes().forEach(call.terminal()::say));
            if (!plan.isEmpty()) {
                new MissingSources(stack, host).tell(services, call.terminal());
                linting.tell(host);
            }
            call.value("--out").ifPresent(file -> write(call, forecast, host, file));
            boolean nothing = plan.isEmpty() && copies.stream().allMatch(SyncPlan::isEmpty);
            return call.has("--check") && !nothing ? ExitCode.CHANGES : ExitCode.DONE;
        }
    }

    private static void write(Call call, Forecast forecast, DockerHost host, String file) {
        PlanFile.of(call, forecast, host.name()).write(call.path(file), file);
        call.terminal().say("written to " + file + "; to do that, or nothing: stack up --plan " + file);
    }

    private static Set<String> services(Call call, Stack stack) {
        return StartOrder.withPrerequisites(
                stack,
                call.services().isEmpty()
                        ? stack.services().stream().map(Service::name).toList()
                        : call.services());
    }
}
