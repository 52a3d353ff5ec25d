package io.stackfile.cli;

import io.stackfile.host.Host;
import io.stackfile.host.Observed;
import io.stackfile.plan.Plan;
import io.stackfile.plan.Planner;
import java.util.List;
import java.util.Set;

/** {@code stack start}, {@code stop}, {@code restart}, {@code pause} and {@code unpause}: the containers that are there, as they are. */
final class PowerCommand extends Command {
    private final Decision decision;
    private final String done;

    private interface Decision {
        Plan plan(String stack, Observed observed, Set<String> services, String address);
    }

    private PowerCommand(String name, Decision decision, String done, String summary, String description) {
        super(name, "[FILE] [SERVICE...] [OPTIONS]", summary, description);
        this.decision = decision;
        this.done = done;
        file().hosts();
        waitLock();
        json("Tell what happens as lines of JSON.");
    }

    static Command start() {
        return new PowerCommand(
                "start",
                Planner::start,
                "started",
                "Start the stack's containers that do not run.",
                "What others need starts first. The containers are those that are there; the file may have changed since, and 'up' is"
                        + " what follows it.");
    }

    static Command stop() {
        return new PowerCommand(
                "stop",
                Planner::stop,
                "stopped",
                "Stop the stack's containers and keep them.",
                "What needs others stops first. 'start' or 'up' brings them back.");
    }

    static Command restart() {
        return new PowerCommand(
                "restart",
                Planner::restart,
                "restarted",
                "Stop the stack's containers and start them again.",
                "All stop before the first one starts. With services named, those that run and say restart: true of one of them"
                        + " under depends_on are restarted, too.");
    }

    static Command pause() {
        return new PowerCommand(
                "pause",
                Planner::pause,
                "paused",
                "Hold what runs in the stack's containers, where it is.",
                "Nothing ends and nothing is lost: memory and connections stay as they are, and 'unpause' lets it go on.");
    }

    static Command unpause() {
        return new PowerCommand(
                "unpause",
                Planner::unpause,
                "going on",
                "Let what was paused go on.",
                "The containers are those that are paused; others are left alone.");
    }

    @Override
    int run(Call call) {
        String stack = call.stackName();
        try (Host host = call.host()) {
            Observed observed = host.observe(stack);
            call.chosen(observed);
            Plan plan = decision.plan(stack, observed, call.services(), host.name());
            if (plan.isEmpty()) {
                call.terminal()
                        .say(
                                observed.isEmpty()
                                        ? "there is no stack '" + stack + "' on " + host.name()
                                        : "nothing to do" + paused(call.chosen(observed)));
                return observed.isEmpty() ? ExitCode.FAILED : ExitCode.DONE;
            }
            try (Turn turn = new Turn(call, host, stack)) {
                return run(call, stack, host, turn);
            }
        }
    }

    /** They do not run, and yet there is nothing to start. */
    private String paused(List<Observed.Container> containers) {
        List<String> paused = containers.stream()
                .filter(Observed.Container::isPaused)
                .map(Observed.Container::name)
                .toList();
        return paused.isEmpty() || name().equals("pause")
                ? ""
                : "; paused: " + String.join(", ", paused) + "; 'stack unpause' lets it go on";
    }

    private int run(Call call, String stack, Host host, Turn turn) {
        Plan plan = decision.plan(stack, turn.begin(), call.services(), host.name());
        Deployment deployment = new Deployment(call, host, turn);
        if (deployment.run(plan).isSuccess()) {
            call.terminal().say(done + "  " + stack + " on " + host.name());
        }
        return deployment.exitCode();
    }
}
