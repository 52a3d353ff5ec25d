package io.stackfile.cli;

import io.stackfile.apply.Interruption;
import io.stackfile.host.Host;
import io.stackfile.host.HostException;
import io.stackfile.host.HostLost;
import io.stackfile.host.Observed;
import io.stackfile.host.Question;
import io.stackfile.lock.Held;
import io.stackfile.lock.Holding;
import io.stackfile.lock.Newcomer;
import io.stackfile.lock.StackLock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A command's turn at a stack: nobody else changes it until it is closed, also when Ctrl-C ends the process. */
final class Turn implements AutoCloseable {
    /** Longer than what waits for the steps at hand. */
    private static final long PATIENCE_SECONDS = 130;

    private final Call call;
    private final Host host;
    private final String stack;
    private final Leaving leaving;
    private Optional<Question<Held>> taking = Optional.empty();
    private Optional<Question<Boolean>> lettingGo = Optional.empty();
    private Optional<CountDownLatch> steps = Optional.empty();
    private volatile boolean lost;

    Turn(Call call, Host host, String stack) {
        this.call = call;
        this.host = host;
        this.stack = stack;
        this.leaving = Leaving.by(this::leave);
    }

    /** Returns when it has come, with what there is then: somebody else may have had theirs meanwhile. */
    Observed begin() {
        Question<Held> lock = Question.of(() -> new StackLock(host, stack).take("stack " + call.verb(), new Meeting()));
        synchronized (this) {
            taking = Optional.of(lock);
        }
        // Asked behind the lock and answered with it: one round trip for both.
        Observed observed = host.observe(stack);
        return lock.answer().wasFree() ? observed : host.observe(stack);
    }

    private final class Meeting implements Newcomer {
        private boolean told;

        @Override
        public void meets(Holding holding) {
            if (!call.has("--wait-lock")) {
                throw new HostException(stack + " on " + host.name() + " is locked: " + holding
                        + ". With --wait-lock this waits until that is over; when nobody is at it any more, '"
                        + unlock() + "' removes the lock");
            }
            if (!told) {
                told = true;
                call.terminal().say("waiting: " + stack + " on " + host.name() + " is locked: " + holding);
            }
        }

        @Override
        public void takesOver(Holding from, String why) {
            call.terminal().say("the lock of " + from.holder() + " is taken over: " + why);
        }
    }

    private String unlock() {
        return "stack unlock --name " + stack + call.hostOption();
    }

    /** Steps are done in this turn from now on, until {@link #rests}; who loses it is interrupted. */
    synchronized void works(Interruption interruption) {
        steps = Optional.of(new CountDownLatch(1));
        taking.map(Question::answer)
                .ifPresent(held -> held.onLoss(how -> {
                    lost = true;
                    call.terminal()
                            .say("stack: this has lost its lock of " + stack + " on " + host.name() + ": " + how
                                    + "; it stops after the steps at hand, and what is done stays done");
                    interruption.request();
                }));
    }

    synchronized void rests() {
        steps.ifPresent(CountDownLatch::countDown);
    }

    boolean isLost() {
        return lost;
    }

    /** Others may begin; what is still asked meanwhile changes nothing. */
    synchronized void end() {
        if (lettingGo.isEmpty()) {
            lettingGo = taking.map(lock -> Question.of(() -> {
                lock.answer().letGo();
                return true;
            }));
        }
    }

    @Override
    public void close() {
        finish();
        leaving.isOver();
    }

    private void finish() {
        end();
        try {
            lettingGo.ifPresent(Question::answer);
        } catch (HostLost e) {
            // That has been told; the lock is taken over by whoever comes next.
        } catch (HostException e) {
            if (taking.filter(Turn::isDone).isPresent()) {
                call.terminal().say("stack: the lock of " + stack + " is left behind: " + e.getMessage());
            }
        }
    }

    /** Whether it was had; what kept it from being had has been told. */
    private static boolean isDone(Question<Held> lock) {
        try {
            lock.answer();
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private void leave() {
        steps().ifPresent(Turn::await);
        if (taken()) {
            finish();
        }
    }

    private synchronized Optional<CountDownLatch> steps() {
        return steps;
    }

    /** Not while it is waited for. */
    private synchronized boolean taken() {
        return taking.filter(Question::isAnswered).isPresent();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
