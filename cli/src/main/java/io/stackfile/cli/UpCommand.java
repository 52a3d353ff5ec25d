package io.stackfile.cli;

import io.stackfile.host.docker.DockerHost;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import io.stackfile.model.StartOrder;
import io.stackfile.sync.BindPathsThere.Copies;
import io.stackfile.sync.Direction;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** {@code stack up}. */
final class UpCommand extends Command {
    UpCommand() {
        super(
                "up",
                "[FILE] [SERVICE...] [OPTIONS]",
                "Make the host look like the file.",
                "Fetches or builds images that are missing, or sends those that only this machine has; creates what is new, replaces what has changed, starts what has stopped,"
                        + " and removes containers that are too many. What is as the file says is left alone;"
                        + " volumes are never removed. With services named, only these and what they need.",
                "A new container proves itself before the old one goes, beside it where that is possible; when it does not, the"
                        + " whole stack goes back to how it was.");
        file().fill().hosts();
        sync();
        flag("--build", "Build images first, also those that are on the host.");
        flag(
                "--pull",
                "Fetch images first, also those that are on the host: where the file says autoredeploy, only of these services"
                        + " and of those that are named.");
        flag("--ship", "Send images that this machine has first, also where the host has one of that name.");
        privately();
        flag(
                "--attach",
                "Then show what the containers write until all have ended; Ctrl-C stops them, and the second one kills them.");
        flag("-d --detach", "Leave them running and return; up does so anyway, without --attach and --tunnel.");
        flag("--wait", "Wait until the services have proven themselves; up does so anyway.");
        flag("--tunnel", "Then bring the services' ports to this machine, until Ctrl-C; see 'stack tunnel'.");
        orphans();
        flag("--keep-going", "When an update fails, leave what it has done and do not go back.");
        value(
                "--plan",
                "FILE",
                "Do what 'stack plan --out FILE' wrote down, or nothing when the file or the host has changed since.");
        value("--timeline", "FILE", "Write down when each step began and ended, as a web page.");
        flag(
                "--stats",
                "Then tell how many calls of the engine it took, how many bytes went there and came back, and how often an answer"
                        + " was waited for; over SSH with all that the login takes.");
        waitLock();
        flag("-y --yes", "Do not ask before containers are replaced or removed.");
        json("Tell what happens as lines of JSON.");
    }

    @Override
    int run(Call call) {
        Optional<String> plan = call.value("--plan");
        if (plan.isPresent() && call.reviewed().isEmpty()) {
            return run(call.reviewed(new Reviewed(PlanFile.read(call.path(plan.get()), plan.get()), plan.get())));
        }
        if (call.has("--attach") && call.has("--tunnel")) {
            throw new UsageException(
                    "--attach and --tunnel both stay until Ctrl-C; give one of the two, and for the other"
                            + " run 'stack logs --follow' or 'stack tunnel' beside it");
        }
        for (String staying : List.of("--attach", "--tunnel")) {
            if (call.has("--detach") && call.has(staying)) {
                throw new UsageException("--detach returns at once, " + staying + " stays; give one of the two");
            }
        }
        FreshImages.check(call);
        Pace pace = new Pace(call);
        pace.demandPlace();
        int code = ExitCode.FAILED;
        boolean told;
        try {
            code = up(call);
        } finally {
            told = pace.isTold();
            if (call.has("--stats")) {
                Carried.of(call.traffic()).tell(call);
            }
        }
        return code == ExitCode.DONE && !told ? ExitCode.FAILED : code;
    }

    private static int up(Call call) {
        try (DockerHost host = call.host()) {
            Stack stack = call.wantedStack(Copies.of(call.has("--sync")));
            Linting linting = Linting.of(call, stack);
            long begin = System.nanoTime();
            Set<String> services = StartOrder.withPrerequisites(
                    stack,
                    call.services().isEmpty()
                            ? stack.services().stream().map(Service::name).toList()
                            : call.services());
            FreshImages.check(call, host);
            call.reviewed()
                    .ifPresent(reviewed -> reviewed.check(Forecast.of(call, stack, services, host), host.name()));
            int copied = Copying.of(call.terminal(), stack, host, services, Direction.TO_THERE)
                    .map(Copying::run)
                    .orElse(ExitCode.DONE);
            if (copied == ExitCode.FAILED) {
                return copied;
            }
            Attached attached = new Attached(call, stack, services, host);
            Conclusion conclusion = new Conclusion(call, stack, services, host, begin);
            int code = new Rollout(call, linting, host, call.localImages(host), conclusion).run();
            if (code == ExitCode.DONE && call.has("--attach")) {
                return attached.stay();
            }
            if (code == ExitCode.DONE && call.has("--tunnel")) {
                return tunnel(call, stack, host, conclusion);
            }
            return code == ExitCode.DONE ? copied : code;
        }
    }

    private static int tunnel(Call call, Stack stack, DockerHost host, Conclusion conclusion) {
        Tunnels tunnels = new Tunnels(call, host, stack.name());
        tunnels.open(
                new TunnelTargets(stack.name(), host.observe(stack.name()), host::exposedPorts)
                        .of(TunnelWord.of(call.services())),
                OptionalInt.empty());
        return conclusion.hasEnded(host.observe(stack.name())) ? ExitCode.FAILED : tunnels.stay();
    }
}
