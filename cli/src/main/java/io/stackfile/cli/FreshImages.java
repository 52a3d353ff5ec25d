package io.stackfile.cli;

import io.stackfile.apply.Outcome;
import io.stackfile.host.Host;
import io.stackfile.host.ImageAges;
import io.stackfile.host.LocalImages;
import io.stackfile.host.docker.DockerHost;
import io.stackfile.model.PullPolicy;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import io.stackfile.plan.Plan;
import io.stackfile.plan.Planner;
import io.stackfile.plan.PullImage;
import io.stackfile.plan.Redeploying;
import io.stackfile.plan.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Gets images that the host may have already, because the command line or the file wants them anew. */
record FreshImages(Call call, Stack stack, Host host, LocalImages local) {
    static void check(Call call) {
        if (call.has("--ship") && call.has("--build")) {
            throw new UsageException(
                    "--build has the host build, --ship sends what was built here; give one of the two");
        }
    }

    static void check(Call call, DockerHost host) {
        if (call.has("--ship") && host.isLocal()) {
            throw new UsageException(
                    "--ship sends images to another machine, and the host is this one; name the other with --host");
        }
    }

    /**
     * @param asked by the command line
     * @param policy by the file
     */
    record Plans(List<Plan> asked, Optional<Plan> policy) {
        List<Plan> all() {
            return Stream.concat(asked.stream(), policy.stream()).toList();
        }
    }

    /** True when all of them were had. */
    boolean have(Set<String> services, Deployment deployment) {
        Set<String> left = new TreeSet<>(services);
        return asked(left).stream().allMatch(plan -> deployment.run(plan).isSuccess())
                && byPolicy(left).map(plan -> mayGoOn(deployment.run(plan))).orElse(true);
    }

    Plans plans(Set<String> services) {
        Set<String> left = new TreeSet<>(services);
        return new Plans(asked(left), byPolicy(left));
    }

    /** In {@code left} those remain of which nothing is asked. */
    private List<Plan> asked(Set<String> left) {
        Set<String> services = Set.copyOf(left);
        List<Plan> plans = new ArrayList<>();
        if (call.has("--build")) {
            plans.add(Planner.build(stack, services, host.name()));
            stack.services().stream()
                    .filter(service -> service.build().isPresent())
                    .forEach(service -> left.remove(service.name()));
        }
        if (call.has("--pull")) {
            Redeploying redeploying = new Redeploying(stack, call.services(), services);
            Optional.of(redeploying.leftOut()).filter(line -> !line.isEmpty()).ifPresent(call.terminal()::say);
            Set<String> pulled = redeploying.pulled();
            if (!pulled.isEmpty()) {
                plans.add(Planner.pull(stack, pulled, host.name()));
                left.removeAll(pulled);
            }
        }
        if (call.has("--ship")) {
            plans.add(Planner.ship(stack, host.observe(stack.name()), local, services, host.name()));
            stack.services().stream()
                    .filter(service -> local.image(service.image()).isPresent())
                    .forEach(service -> left.remove(service.name()));
        }
        return plans.stream().filter(plan -> !plan.isEmpty()).toList();
    }

    /** Nobody asked for it now, and the host has an image of that name. */
    private boolean mayGoOn(Outcome outcome) {
        List<Step> failed = outcome.failures().stream()
                .map(failure -> failure.task().step())
                .toList();
        if (outcome.interrupted()
                || outcome.lost().isPresent()
                || !failed.stream().allMatch(PullImage.class::isInstance)) {
            return false;
        }
        failed.forEach(step -> call.terminal()
                .say("warning: " + ((PullImage) step).image()
                        + " could not be fetched anew, as its pull_policy wants; going on with the one that is on "
                        + host.name()));
        return true;
    }

    /** What the file's {@code pull_policy} wants anew now; asks the host only where it wants anything. */
    Optional<Plan> byPolicy(Set<String> services) {
        List<Service> wanting = stack.services().stream()
                .filter(service -> services.contains(service.name()))
                .filter(FreshImages::mayWant)
                .toList();
        return wanting.isEmpty() ? Optional.empty() : Optional.of(plan(wanting)).filter(plan -> !plan.isEmpty());
    }

    private static boolean mayWant(Service service) {
        PullPolicy policy = service.settings().lifecycle().pull();
        return !policy.is(PullPolicy.When.MISSING) && !policy.is(PullPolicy.When.NEVER);
    }

    private Plan plan(Collection<Service> wanting) {
        Set<String> names =
                wanting.stream().map(Service::name).collect(java.util.stream.Collectors.toCollection(TreeSet::new));
        return Planner.refresh(
                stack, host.observe(stack.name()), local, ImageAges.of(wanting, host), names, host.name());
    }
}
