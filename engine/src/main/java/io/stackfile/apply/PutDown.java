package io.stackfile.apply;

import io.stackfile.plan.Plan;
import io.stackfile.plan.RunHook;
import io.stackfile.plan.StartContainer;
import io.stackfile.plan.Step;
import io.stackfile.plan.StopContainer;
import io.stackfile.plan.Task;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The containers that a plan stops, and which of them are down at the moment. */
final class PutDown {
    private final Set<String> stopping;
    private final Set<String> down = ConcurrentHashMap.newKeySet();

    PutDown(Plan plan) {
        this.stopping = plan.tasks().stream()
                .map(Task::step)
                .filter(StopContainer.class::isInstance)
                .map(step -> ((StopContainer) step).container())
                .collect(Collectors.toSet());
    }

    void done(Step step) {
        if (step instanceof StopContainer stop) {
            down.add(stop.container());
        } else if (step instanceof StartContainer start) {
            down.remove(start.container());
        }
    }

    /** What puts things back, without what starts containers that are up. */
    List<Step> needed(Task task) {
        return task.otherwise().stream()
                .filter(step -> started(step).filter(this::isUp).isEmpty())
                .toList();
    }

    private boolean isUp(String container) {
        return stopping.contains(container) && !down.contains(container);
    }

    /** The container that a step starts, or that it readies after its start. */
    private static Optional<String> started(Step step) {
        return step instanceof StartContainer start
                ? Optional.of(start.container())
                : step instanceof RunHook hook ? Optional.of(hook.container()) : Optional.empty();
    }

    /** Whether a task that was never tried is to put back what stopped for it, or what was prepared for it. */
    boolean isOwed(Task task, boolean prepared) {
        List<String> starts = task.otherwise().stream()
                .filter(StartContainer.class::isInstance)
                .map(step -> ((StartContainer) step).container())
                .toList();
        return starts.isEmpty() ? prepared : starts.stream().anyMatch(down::contains);
    }
}
