package io.stackfile.cli;

import io.stackfile.host.Host;
import io.stackfile.lock.Here;
import io.stackfile.lock.Holding;
import io.stackfile.lock.StackLock;
import io.stackfile.lock.Times;
import java.util.Optional;

/** {@code stack unlock}. */
final class UnlockCommand extends Command {
    UnlockCommand() {
        super(
                "unlock",
                "[FILE] [OPTIONS]",
                "Remove the lock of a stack that nobody works on any more.",
                "A command that changes a stack holds its lock as long as it runs, so that there is one at a time. Whoever holds it"
                        + " is told first, and you are asked; without a terminal, --yes is needed. A command that still runs begins no further"
                        + " step when it finds its lock gone.",
                "This is rarely needed: the next command takes over by itself what a process of the same machine left, and from"
                        + " anywhere what gave no sign of life for a minute.");
        file().hosts();
        flag("-y --yes", "Do not ask.");
    }

    @Override
    int run(Call call) {
        String stack = call.stackName();
        if (!call.services().isEmpty()) {
            throw new UsageException("a lock is the whole stack's, not that of " + String.join(", ", call.services()));
        }
        try (Host host = call.host()) {
            Here here = Here.find();
            StackLock lock = new StackLock(host, stack, here, Times.USUAL);
            Optional<Holding> holding = lock.look();
            if (holding.isEmpty()) {
                call.consent().mayBegin("", Consent.Question.NONE);
                call.terminal().say(stack + " on " + host.name() + " is not locked");
                return ExitCode.DONE;
            }
            if (!isAgreed(
                    call,
                    stack + " on " + host.name() + " is locked: "
                            + holding.get().told(here))) {
                call.terminal().say("it stays locked");
                return ExitCode.FAILED;
            }
            boolean removed = lock.removeFrom(holding.get().holder());
            call.terminal().say(removed ? "unlocked  " + stack + " on " + host.name() : "that lock is gone already");
            return ExitCode.DONE;
        }
    }

    private static boolean isAgreed(Call call, String told) {
        return call.consent()
                .mayBegin(
                        told,
                        call.has("--yes")
                                ? Consent.Question.NONE
                                : Consent.Question.orElse(
                                        "Remove the lock?",
                                        "'unlock' takes a lock from somebody and there is nobody to ask; add --yes to say that you mean it"));
    }
}
