package io.stackfile.cli;

import io.stackfile.host.Host;
import io.stackfile.host.HostException;
import io.stackfile.host.Observed;
import io.stackfile.json.JsonObject;
import io.stackfile.plan.Plan;
import io.stackfile.plan.Planner;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/** {@code stack wait}. */
final class WaitCommand extends Command {
    WaitCommand() {
        super(
                "wait",
                "[FILE] [SERVICE...] [OPTIONS]",
                "Wait until the stack's containers have ended, and tell how.",
                "A container has ended when the engine will not start it again; one that ended before is told of at once. The exit"
                        + " code is 0 when all have ended with 0, else that of the first that has not.");
        file().host();
        flag("--down-project", "Then take the stack away, as 'down' does; its data stays.");
        waitLock();
        json("One line of JSON for each container.");
    }

    /** How a container ended, when it is known. */
    private record End(Observed.Container container, Supplier<OptionalInt> code) {}

    @Override
    int run(Call call) {
        String stack = call.stackName();
        try (Host host = call.host()) {
            List<Observed.Container> awaited = call.chosen(host.observe(stack)).stream()
                    .filter(container ->
                            !container.oneOff() && !container.state().equals("created"))
                    .toList();
            if (awaited.isEmpty()) {
                call.terminal().say("no container of " + stack + " on " + host.name() + " that could end");
                return ExitCode.FAILED;
            }
            int code = await(call, host, awaited);
            return call.has("--down-project") ? down(call, host, stack, code) : code;
        }
    }

    /** What the containers ended with counts, unless this fails. */
    private static int down(Call call, Host host, String stack, int code) {
        try (Turn turn = new Turn(call, host, stack)) {
            Plan plan = Planner.down(stack, turn.begin(), false, host.name());
            Losses losses = Losses.of(plan);
            if (!losses.isEmpty()) {
                call.terminal()
                        .say("guests are on its network, and nothing was removed: " + String.join(", ", losses.guests())
                                + "; 'stack down' asks what is to become of them");
                return ExitCode.FAILED;
            }
            Deployment deployment = new Deployment(call, host, turn);
            return deployment.run(plan).isSuccess() ? code : deployment.exitCode();
        }
    }

    private static int await(Call call, Host host, List<Observed.Container> awaited) {
        BlockingQueue<End> ends = new LinkedBlockingQueue<>();
        awaited.forEach(container -> start(container, host, ends));
        int code = ExitCode.DONE;
        for (int told = 0; told < awaited.size(); told++) {
            End end = next(ends);
            OptionalInt its = end.code().get();
            tell(call, end.container(), its);
            if (code == ExitCode.DONE) {
                code = its.orElse(ExitCode.FAILED);
            }
        }
        return code;
    }

    private static void start(Observed.Container container, Host host, BlockingQueue<End> ends) {
        Thread thread = new Thread(
                () -> {
                    try {
                        OptionalInt code = host.awaitEnd(container.name(), () -> {});
                        ends.add(new End(container, () -> code));
                    } catch (RuntimeException e) {
                        ends.add(new End(container, () -> {
                            throw e;
                        }));
                    }
                },
                "wait");
        thread.setDaemon(true);
        thread.start();
    }

    private static End next(BlockingQueue<End> ends) {
        try {
            return ends.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostException("interrupted", e);
        }
    }

    private static void tell(Call call, Observed.Container container, OptionalInt code) {
        if (code.isEmpty()) {
            call.terminal().say("gone: " + container.name() + " was removed before anybody saw how it ended");
        } else if (call.has("--json")) {
            call.terminal()
                    .println(new JsonObject()
                            .with("container", container.name())
                            .with("service", container.service())
                            .with("exitCode", code.getAsInt())
                            .toString());
        } else {
            call.terminal()
                    .println("container \"" + container.name() + "\" exited with status code " + code.getAsInt());
        }
        call.terminal().flush();
    }
}
