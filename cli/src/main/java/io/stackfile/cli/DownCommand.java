package io.stackfile.cli;

import io.stackfile.host.Host;
import io.stackfile.host.Observed;
import io.stackfile.plan.Plan;
import io.stackfile.plan.Planner;
import java.util.List;
import java.util.stream.Collectors;

/** {@code stack down}. */
final class DownCommand extends Command {
    DownCommand() {
        super(
                "down",
                "[FILE] [OPTIONS]",
                "Stop and remove the stack's containers and its network; keep its data.",
                "Services stop before those they need. Volumes stay, and 'up' finds them again. With --volumes they go as well,"
                        + " with everything in them: they are listed first, and you are asked; without a terminal, --yes is needed.");
        file().hosts();
        flag("--volumes", "Remove the stack's volumes and their data too.");
        waitLock();
        flag("-y --yes", "Do not ask.");
        json("Tell what happens as lines of JSON.");
    }

    @Override
    int run(Call call) {
        String stack = call.stackName();
        if (!call.services().isEmpty()) {
            throw new UsageException("'down' takes the whole stack away; to stop single services: stack stop "
                    + String.join(" ", call.services()));
        }
        try (Host host = call.host()) {
            Observed observed = host.observe(stack);
            if (plan(call, stack, observed, host).isEmpty()) {
                return nothing(call, stack, observed, host);
            }
            try (Turn turn = new Turn(call, host, stack)) {
                return down(call, stack, host, turn);
            }
        }
    }

    private static Plan plan(Call call, String stack, Observed observed, Host host) {
        return Planner.down(stack, observed, call.has("--volumes"), host.name());
    }

    private static int nothing(Call call, String stack, Observed observed, Host host) {
        call.terminal().say("nothing of " + stack + " runs on " + host.name() + kept(observed));
        return ExitCode.DONE;
    }

    private static int down(Call call, String stack, Host host, Turn turn) {
        Observed observed = turn.begin();
        Plan plan = plan(call, stack, observed, host);
        if (plan.isEmpty()) {
            return nothing(call, stack, observed, host);
        }
        if (!isAgreed(call, plan, host)) {
            call.terminal().say("nothing was removed");
            return ExitCode.FAILED;
        }
        Deployment deployment = new Deployment(call, host, turn);
        if (deployment.run(plan).isSuccess()) {
            call.terminal()
                    .say("down  " + stack + " on " + host.name() + (call.has("--volumes") ? "" : kept(observed)));
        }
        return deployment.exitCode();
    }

    private static String kept(Observed observed) {
        List<String> volumes =
                observed.volumes().stream().map(Observed.Volume::name).toList();
        if (volumes.isEmpty()) {
            return "";
        }
        return (volumes.size() == 1 ? "; its volume is kept:" : "; its " + volumes.size() + " volumes are kept:")
                + volumes.stream().map(name -> "\n    " + name).collect(Collectors.joining())
                + "\n    ('stack volume backup' saves one, 'stack down --volumes' removes them all)";
    }

    private static boolean isAgreed(Call call, Plan plan, Host host) {
        if (plan.losses().isEmpty()) {
            return call.consent().mayBegin("", Consent.Question.NONE);
        }
        String volumes = plan.losses().stream()
                .map(task -> "\n    " + ((io.stackfile.plan.RemoveVolume) task.step()).volume())
                .collect(java.util.stream.Collectors.joining());
        return call.consent()
                .mayBegin(
                        (call.isOneOfSeveral() ? "on " + host.name() + " " : "")
                                + "these volumes will be removed with all their data:" + volumes,
                        call.has("--yes")
                                ? Consent.Question.NONE
                                : Consent.Question.orElse(
                                        "Remove them?",
                                        "--volumes destroys data and there is nobody to ask; add --yes to say that you mean it"));
    }
}
