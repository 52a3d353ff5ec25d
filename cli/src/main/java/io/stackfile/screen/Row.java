package io.stackfile.screen;

import io.stackfile.apply.Event;
import io.stackfile.plan.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is done for one service.
 *
 * @param steps how many there are
 * @param over how many were done, failed or are not to be tried
 * @param done how many were done
 * @param atHand what is being done, the longest at hand first
 * @param trouble what went wrong first, in a few words
 * @param begun when its first step began; 0 before that
 * @param ended when its last step so far was over
 */
record Row(
        String name,
        int steps,
        int over,
        int done,
        List<AtHand> atHand,
        Optional<Trouble> trouble,
        long begun,
        long ended) {
    Row {
        atHand = List.copyOf(atHand);
    }

    /** A step that is being done, and how far it is. */
    record AtHand(Task task, String words, long done, long total) {}

    /** {@code failed} is false for what was not even tried. */
    record Trouble(String words, boolean failed) {}

    static Row of(String name) {
        return new Row(name, 0, 0, 0, List.of(), Optional.empty(), 0, 0);
    }

    Row withOneStepMore() {
        return new Row(name, steps + 1, over, done, atHand, trouble, begun, ended);
    }

    boolean isOver() {
        return over >= steps;
    }

    boolean hasBegun() {
        return begun > 0;
    }

    Row after(Event event, long now) {
        if (event instanceof Event.Started started) {
            List<AtHand> more = new ArrayList<>(atHand);
            more.add(new AtHand(started.task(), "", 0, 0));
            return new Row(name, steps, over, done, more, trouble, hasBegun() ? begun : now, ended);
        }
        if (event instanceof Event.Progress progress) {
            return with(atHand.stream()
                    .map(step -> step.task().equals(progress.task())
                            ? new AtHand(
                                    step.task(),
                                    progress.headway().words(),
                                    progress.headway().done(),
                                    progress.headway().total())
                            : step)
                    .toList());
        }
        if (event instanceof Event.Failed failed) {
            return over(
                    failed.task(),
                    Optional.of(new Trouble("failed: " + failed.task().step(), true)),
                    now);
        }
        if (event instanceof Event.Lost lost) {
            return over(
                    lost.task(),
                    Optional.of(new Trouble("not known: " + lost.task().step(), true)),
                    now);
        }
        if (event instanceof Event.Skipped skipped) {
            return over(
                    skipped.task(),
                    Optional.of(new Trouble(
                            "skipped, because it comes after: "
                                    + skipped.because().step(),
                            false)),
                    now);
        }
        return event instanceof Event.Done done ? over(done.task(), Optional.empty(), now) : this;
    }

    private Row with(List<AtHand> steps) {
        return new Row(name, this.steps, over, done, steps, trouble, begun, ended);
    }

    private Row over(Task task, Optional<Trouble> more, long now) {
        List<AtHand> left =
                atHand.stream().filter(step -> !step.task().equals(task)).toList();
        boolean worse = more.filter(Trouble::failed).isPresent()
                && trouble.filter(Trouble::failed).isEmpty();
        Optional<Trouble> known = worse ? more : trouble.or(() -> more);
        return new Row(name, steps, over + 1, more.isEmpty() ? done + 1 : done, left, known, begun, now);
    }
}
