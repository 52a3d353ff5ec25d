package io.stackfile.cli;

import io.stackfile.apply.Applier;
import io.stackfile.apply.Event;
import io.stackfile.apply.Interruption;
import io.stackfile.apply.Outcome;
import io.stackfile.host.Host;
import io.stackfile.plan.Plan;
import java.util.List;
import java.util.function.Consumer;

/** Plans carried out before somebody's eyes; Ctrl-C lets the steps at hand finish and begins no other. */
final class Deployment {
    private static final long PATIENCE_SECONDS = 20;

    private final Call call;
    private final Host host;
    private Outcome last = new Outcome(List.of(), List.of(), false);

    Deployment(Call call, Host host) {
        this.call = call;
        this.host = host;
    }

    /** The plan itself when something goes or changes; a line when all is new. */
    void announce(Plan plan) {
        if (call.has("--json")) {
            return;
        }
        call.terminal()
                .say(
                        plan.isOnlyNew()
                                ? plan.heading() + ": " + plan.summary()
                                : plan.toString().stripTrailing());
    }

    Outcome run(Plan plan) {
        Consumer<Event> events =
                call.has("--json") ? new JsonEvents(call.terminal(), plan) : new Progress(call.terminal(), plan);
        Interruption interruption = new Interruption();
        Thread hook = new Thread(() -> {
            call.terminal().say("stopping after the steps at hand; run it again to go on from here");
            interruption.requestAndWait(PATIENCE_SECONDS);
            call.terminal().flush();
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
        });
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            last = Applier.apply(plan, host, events, interruption);
        } finally {
            release(hook);
        }
        return last;
    }

    private static void release(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyStopping) {
            // The hook is what ends the process now.
            java.util.concurrent.locks.LockSupport.park();
        }
    }

    int exitCode() {
        if (last.interrupted()) {
            return ExitCode.INTERRUPTED;
        }
        return last.failures().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }
}
