package io.stackfile.cli;

import io.stackfile.apply.Applier;
import io.stackfile.apply.Event;
import io.stackfile.apply.Interruption;
import io.stackfile.apply.Outcome;
import io.stackfile.host.Host;
import io.stackfile.plan.AwaitProven;
import io.stackfile.plan.BuildImage;
import io.stackfile.plan.Plan;
import io.stackfile.plan.PullImage;
import io.stackfile.plan.PushImage;
import io.stackfile.plan.ShipImage;
import io.stackfile.plan.Step;
import io.stackfile.plan.StopContainer;
import io.stackfile.screen.LiveScreen;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Plans carried out before somebody's eyes; Ctrl-C lets the steps at hand finish and begins no other. */
final class Deployment {
    private static final long PATIENCE_SECONDS = 20;
    /** What has to stop may take its time, and is started again only then. */
    private static final long MORE_PATIENCE_SECONDS = 100;

    private final Call call;
    private final Host host;
    private final Optional<Turn> turn;
    private Outcome last = new Outcome(List.of(), List.of(), false, Optional.empty());

    /** Of what is nobody's but this machine's or the host's: images, containers that run once. */
    Deployment(Call call, Host host) {
        this(call, host, Optional.empty());
    }

    Deployment(Call call, Host host, Turn turn) {
        this(call, host, Optional.of(turn));
    }

    private Deployment(Call call, Host host, Optional<Turn> turn) {
        this.call = call;
        this.host = host;
        this.turn = turn;
    }

    /** The plan itself when something goes or changes; a line when all is new. */
    void announce(Plan plan) {
        if (!call.has("--json")) {
            call.terminal().say(shown(plan));
        }
    }

    /** Announces it, and asks whoever is there when something goes or changes; of several hosts once for all. */
    boolean isAgreed(Plan plan) {
        if (call.reviewed().isPresent()) {
            return call.consent().mayBegin(plan.heading() + ", as reviewed: " + plan.summary(), Consent.Question.NONE);
        }
        boolean said = call.has("--yes") && plan.losses().isEmpty();
        boolean asks = !plan.isOnlyNew() && !said;
        return call.consent()
                .mayBegin(
                        call.has("--json") && !(asks && call.terminal().person().isPresent()) ? "" : shown(plan),
                        asks ? Consent.Question.orGoOn("Go on?") : Consent.Question.NONE);
    }

    private String shown(Plan plan) {
        int columns = call.terminal().columns().ofMessages().get().orElse(Integer.MAX_VALUE);
        return plan.isOnlyNew()
                ? plan.heading() + ": " + plan.summary()
                : plan.in(columns).stripTrailing();
    }

    Outcome run(Plan plan) {
        Optional<LiveScreen.Showing> picture =
                call.has("--json") ? Optional.empty() : call.terminal().screen().flatMap(screen -> screen.show(plan));
        call.timeline().newPlan();
        Consumer<Event> events = picture.<Consumer<Event>>map(its -> its.andThen(new Troubles(call.terminal())))
                .orElseGet(() -> inLines(plan))
                .andThen(call.timeline());
        Set<Step> atHand = ConcurrentHashMap.newKeySet();
        AtomicBoolean hasStopped = new AtomicBoolean();
        Interruption interruption = new Interruption();
        turn.ifPresent(its -> its.works(interruption));
        Leaving leaving = Leaving.by(() -> {
            call.terminal().say("stopping after the steps at hand; run it again to go on from here");
            boolean harmless = !hasStopped.get() && atHand.stream().noneMatch(Deployment::changesTheHost);
            if (!interruption.requestAndWait(harmless ? 0 : PATIENCE_SECONDS) && !harmless) {
                call.terminal()
                        .say("waiting for the host: "
                                + atHand.stream().map(Step::toString).sorted().collect(Collectors.joining(", ")));
                interruption.requestAndWait(MORE_PATIENCE_SECONDS);
            }
            turn.ifPresent(Turn::rests);
            picture.ifPresent(LiveScreen.Showing::close);
            call.terminal().flush();
        });
        try {
            last = Applier.apply(plan, host, watched(events, atHand, hasStopped), interruption);
        } finally {
            picture.ifPresent(LiveScreen.Showing::close);
            leaving.isOver();
            turn.ifPresent(Turn::rests);
        }
        last.lost().ifPresent(call.terminal()::say);
        return last;
    }

    private Consumer<Event> inLines(Plan plan) {
        return call.has("--json") ? new JsonEvents(call.terminal(), plan) : new Progress(call.terminal(), plan);
    }

    /** {@code hasStopped} tells from when on something may have to be put back. */
    private static Consumer<Event> watched(Consumer<Event> events, Set<Step> atHand, AtomicBoolean hasStopped) {
        return event -> {
            if (event instanceof Event.Started started) {
                atHand.add(started.task().step());
                hasStopped.compareAndSet(false, isPutBack(started.task().step()));
            } else if (event instanceof Event.Done || event instanceof Event.Failed || event instanceof Event.Lost) {
                atHand.remove(event.task().step());
            }
            events.accept(event);
        };
    }

    /** Something has stopped, or something is on trial. */
    private static boolean isPutBack(Step step) {
        return step instanceof StopContainer || step instanceof AwaitProven;
    }

    /** Images are got or sent again where that was cut short; waiting changes nothing. */
    private static boolean changesTheHost(Step step) {
        return !(step instanceof PullImage
                || step instanceof BuildImage
                || step instanceof ShipImage
                || step instanceof PushImage
                || step.isWait());
    }

    int exitCode() {
        if (turn.filter(Turn::isLost).isPresent()) {
            return ExitCode.FAILED;
        }
        if (last.interrupted()) {
            return ExitCode.INTERRUPTED;
        }
        return last.isSuccess() ? ExitCode.DONE : ExitCode.FAILED;
    }
}
