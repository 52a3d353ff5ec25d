package io.stackfile.cli;

import io.stackfile.host.Entrance;
import io.stackfile.host.Host;
import io.stackfile.host.Observed;
import io.stackfile.plan.Plan;
import io.stackfile.plan.Planner;

/** {@code stack down}. */
final class DownCommand extends Command {
    DownCommand() {
        super(
                "down",
                "[FILE] [OPTIONS]",
                "Stop and remove the stack's containers and its network; keep its data.",
                "Services stop before those they need. Volumes stay, and 'up' finds them again. With --volumes they go as well,"
                        + " with everything in them: they are listed first, and you are asked; without a terminal, --yes is needed.",
                "The same question is asked for guests: containers on the network that the stack did not make, such as those that a"
                        + " service of it has started. They go, their volumes stay. Guests that are of another stack or"
                        + " project are left alone, and the network with them.");
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
            if (plan(call, stack, observed, Entrance.of(host, stack, observed), host)
                    .isEmpty()) {
                return nothing(call, stack, observed, host);
            }
            try (Turn turn = new Turn(call, host, stack)) {
                return down(call, stack, host, turn);
            }
        }
    }

    private static Plan plan(Call call, String stack, Observed observed, Entrance entrance, Host host) {
        return Planner.down(stack, observed, entrance, call.has("--volumes"), host.name());
    }

    private static int nothing(Call call, String stack, Observed observed, Host host) {
        call.terminal().say("nothing of " + stack + " runs on " + host.name() + new LeftByDown(observed, false).text());
        return ExitCode.DONE;
    }

    private static int down(Call call, String stack, Host host, Turn turn) {
        Observed observed = turn.begin();
        try (IngressTurn ingress = IngressTurn.of(call, host, Entrance.of(host, stack, observed))) {
            return down(call, stack, host, turn, observed, ingress.begin());
        }
    }

    private static int down(Call call, String stack, Host host, Turn turn, Observed observed, Entrance entrance) {
        Plan plan = plan(call, stack, observed, entrance, host);
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
                    .say("down  " + stack + " on " + host.name()
                            + new LeftByDown(observed, call.has("--volumes")).text());
        }
        return deployment.exitCode();
    }

    private static boolean isAgreed(Call call, Plan plan, Host host) {
        Losses losses = Losses.of(plan);
        if (losses.isEmpty()) {
            return call.consent().mayBegin("", Consent.Question.NONE);
        }
        return call.consent()
                .mayBegin(
                        losses.text(call.isOneOfSeveral() ? "on " + host.name() + " " : ""),
                        call.has("--yes")
                                ? Consent.Question.NONE
                                : Consent.Question.orElse("Remove them?", losses.refusal()));
    }
}
