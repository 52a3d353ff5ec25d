package io.stackfile.cli;

import io.stackfile.apply.Outcome;
import io.stackfile.host.Host;
import io.stackfile.host.Observed;
import io.stackfile.host.docker.DockerHost;
import io.stackfile.model.Mount;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import io.stackfile.model.StartOrder;
import io.stackfile.plan.Plan;
import io.stackfile.plan.Planner;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** {@code stack up}. */
final class UpCommand extends Command {
    UpCommand() {
        super(
                "up",
                "[FILE] [SERVICE...] [OPTIONS]",
                "Make the host look like the file.",
                "Fetches or builds images that are missing, creates what is new, replaces what has changed, starts what has stopped,"
                        + " and removes containers of services that are no longer in the file. What is as the file says is left alone;"
                        + " volumes are never removed. With services named, only these and what they need.");
        file().fill().host();
        flag("--build", "Build images first, also those that are on the host.");
        flag("--pull", "Fetch images first, also those that are on the host.");
        privately();
        flag("--tunnel", "Then bring the services' ports to this machine, until Ctrl-C; see 'stack tunnel'.");
        json("Tell what happens as lines of JSON.");
    }

    @Override
    int run(Call call) {
        Stack stack = call.wantedStack();
        long begin = System.nanoTime();
        Set<String> services = StartOrder.withPrerequisites(
                stack,
                call.services().isEmpty()
                        ? stack.services().stream().map(Service::name).toList()
                        : call.services());
        try (DockerHost host = call.host()) {
            checkPaths(stack, host);
            Deployment deployment = new Deployment(call, host);
            if (call.has("--build")
                    && !deployment
                            .run(Planner.build(stack, services, host.name()))
                            .isSuccess()) {
                return deployment.exitCode();
            }
            if (call.has("--pull")
                    && !deployment
                            .run(Planner.pull(stack, services, host.name()))
                            .isSuccess()) {
                return deployment.exitCode();
            }
            Plan plan = Planner.up(stack, host.observe(stack.name()), call.services(), host.name());
            if (plan.isEmpty()) {
                call.terminal().say(plan.summary());
            } else {
                deployment.announce(plan);
                Outcome outcome = deployment.run(plan);
                if (outcome.lost().isEmpty() && !outcome.isSuccess()) {
                    call.terminal().say("run it again to go on from here: what is done stays done");
                }
                if (!outcome.isSuccess()) {
                    return deployment.exitCode();
                }
            }
            int code = conclude(call, stack, services, host, begin);
            return code == ExitCode.DONE && call.has("--tunnel") ? tunnel(call, stack, host) : code;
        }
    }

    /** Looks once more: what ended at once has not come up. */
    private static int conclude(Call call, Stack stack, Set<String> services, Host host, long begin) {
        Observed observed = host.observe(stack.name());
        List<String> ended = new Ended(services, observed, host).lines();
        ended.forEach(call.terminal()::say);
        if (!ended.isEmpty()) {
            return ExitCode.FAILED;
        }
        if (!call.has("--json")) {
            double seconds = (System.nanoTime() - begin) / 1e9;
            call.terminal().print(new Arrival(stack, observed, host).text(seconds));
        }
        return ExitCode.DONE;
    }

    private static int tunnel(Call call, Stack stack, DockerHost host) {
        Tunnels tunnels = new Tunnels(call, host, stack.name());
        tunnels.open(
                new TunnelTargets(stack.name(), host.observe(stack.name()), host::exposedPorts)
                        .of(TunnelWord.of(call.services())),
                OptionalInt.empty());
        return tunnels.stay();
    }

    /** A path of this machine means nothing on another. */
    static void checkPaths(Stack stack, Host host) {
        if (host.isLocal()) {
            return;
        }
        for (Service service : stack.services()) {
            for (Mount mount : service.mounts()) {
                if (mount instanceof Mount.Bind bind && bind.local()) {
                    throw new UsageException("services." + service.name() + ".volumes: " + bind.source()
                            + " is a folder of this machine, and " + host.name()
                            + " cannot see it; write an absolute path of that host, or use a volume");
                }
            }
        }
    }
}
