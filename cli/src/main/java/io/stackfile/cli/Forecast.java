package io.stackfile.cli;

import io.stackfile.host.Entrance;
import io.stackfile.host.LocalImages;
import io.stackfile.host.Observed;
import io.stackfile.host.docker.DockerHost;
import io.stackfile.model.Stack;
import io.stackfile.plan.Plan;
import io.stackfile.plan.PlanRecord;
import io.stackfile.plan.Planner;
import io.stackfile.preflight.Neighbours;
import io.stackfile.sync.Direction;
import io.stackfile.sync.SyncPlan;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code up} would do now.
 *
 * @param copies what it would copy first
 * @param images what it would get anew before it decides about containers
 */
record Forecast(
        Stack stack, Set<String> services, Optional<SyncPlan> copies, List<Plan> images, Observed observed, Plan plan) {
    static Forecast of(Call call, Stack stack, Set<String> services, DockerHost host) {
        Optional<SyncPlan> copies = Copying.of(call.terminal(), stack, host, services, Direction.TO_THERE)
                .map(Copying::plan);
        LocalImages local = call.localImages(host);
        List<Plan> images =
                new FreshImages(call, stack, host, local).plans(services).all();
        Observed observed = host.observe(stack.name());
        Plan plan = Planner.up(
                        stack, observed, local, call.wish(stack), Entrance.of(host, stack, observed), host.name())
                .obstructed(new Neighbours(stack, services).missing(host));
        return new Forecast(stack, services, copies, images, observed, plan);
    }

    /** Empty when nothing is to be copied. */
    String copiesText() {
        return copies.filter(sync -> !sync.isEmpty()).map(SyncPlan::summary).orElse("");
    }

    PlanRecord record() {
        return PlanRecord.of(stack, observed, services, images, plan);
    }
}
