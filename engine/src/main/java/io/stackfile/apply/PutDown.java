package io.stackfile.apply;

import io.stackfile.plan.JoinIngress;
import io.stackfile.plan.LeaveIngress;
import io.stackfile.plan.Plan;
import io.stackfile.plan.StartContainer;
import io.stackfile.plan.Step;
import io.stackfile.plan.StopContainer;
import io.stackfile.plan.Task;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What a plan stops, containers and the serving of networks by the ingress, and what of it is down at the moment. */
final class PutDown {
    private final Set<String> stopping;
    private final Set<String> down = ConcurrentHashMap.newKeySet();
    private final Set<String> up = ConcurrentHashMap.newKeySet();
    /** What was started, however that ended, and has not been stopped since. */
    private final Set<String> tried = ConcurrentHashMap.newKeySet();

    private volatile boolean over;

    PutDown(Plan plan) {
        this.stopping = plan.tasks().stream()
                .flatMap(task -> stopped(task.step()).stream())
                .collect(Collectors.toSet());
    }

    /** A stop that fails may have stopped it all the same. */
    void begun(Step step) {
        stopped(step).ifPresent(thing -> {
            down.add(thing);
            up.remove(thing);
        });
        started(step).ifPresent(tried::add);
    }

    /** One that others have no more to wait for. */
    void done(Step step) {
        over(step);
        stopped(step).ifPresent(tried::remove);
    }

    /** A start that failed is not to be tried again and again. */
    void over(Step step) {
        started(step).ifPresent(thing -> {
            down.remove(thing);
            up.add(thing);
        });
    }

    /** The plan has come to its end. */
    void nothingElseStarts() {
        over = true;
    }

    /** Whether a step starts what is up, or what others have taken the place of or may do so yet. */
    boolean isNeedless(Step step) {
        return started(step).filter(this::isUp).isPresent()
                || step instanceof StartContainer start
                        && !start.unless().isEmpty()
                        && (!over || start.unless().stream().anyMatch(tried::contains));
    }

    private boolean isUp(String thing) {
        return up.contains(thing) || stopping.contains(thing) && !down.contains(thing);
    }

    /** Whether a task that was never tried is to put back what stopped for it, or what was prepared for it. */
    boolean isOwed(Task task, boolean prepared) {
        List<String> starts = task.otherwise().stream()
                .flatMap(step -> started(step).stream())
                .toList();
        return starts.isEmpty() ? prepared : !starts.stream().allMatch(this::isUp);
    }

    private static Optional<String> stopped(Step step) {
        return step instanceof StopContainer stop
                ? Optional.of(stop.container())
                : step instanceof LeaveIngress leave ? Optional.of(ingress(leave.network())) : Optional.empty();
    }

    private static Optional<String> started(Step step) {
        return step instanceof StartContainer start
                ? Optional.of(start.container())
                : step instanceof JoinIngress join ? Optional.of(ingress(join.network())) : Optional.empty();
    }

    /** No container has such a name. */
    private static String ingress(String network) {
        return "ingress on " + network;
    }
}
