package io.stackfile.plan;

import io.stackfile.host.Observed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** What somebody wants done to the containers that are there, each for itself: signals, pauses, removals. */
final class ByHand {
    private final String stack;
    private final List<Observed.Container> containers;
    private final Plan.Builder plan = new Plan.Builder();

    ByHand(String stack, Observed observed, Set<String> services) {
        this.stack = stack;
        this.containers = observed.containers().stream()
                .filter(container -> !container.isKept() || container.isAlive())
                .filter(container -> services.isEmpty() || services.contains(container.service()))
                .toList();
    }

    Plan kill(String signal, String address) {
        return each(Observed.Container::isAlive, name -> new SignalContainer(name, signal), "to signal", address);
    }

    Plan pause(String address) {
        return each(Observed.Container::isRunning, PauseContainer::new, "to pause", address);
    }

    Plan unpause(String address) {
        return each(Observed.Container::isPaused, UnpauseContainer::new, "to unpause", address);
    }

    private Plan each(
            Predicate<Observed.Container> which, Function<String, Step> step, String summary, String address) {
        List<Observed.Container> chosen = containers.stream()
                .filter(container -> !container.oneOff())
                .filter(which)
                .toList();
        chosen.forEach(container -> plan.add(step.apply(container.name()), "", List.of()));
        return plan.build(stack + " on " + address, Count.of(chosen.size(), "container") + " " + summary);
    }

    /** Those that do not run, or all; what runs once is somebody's, and goes only when it has ended. */
    Plan remove(boolean stop, String address) {
        Map<Observed.Container, Task> stops = new LinkedHashMap<>();
        int removed = 0;
        List<Observed.Container> inPlace =
                containers.stream().filter(container -> !container.isKept()).toList();
        for (Observed.Container container : LabelOrder.reversed(inPlace)) {
            if (container.oneOff() && !container.isAlive()) {
                plan.add(new RemoveOneOff(container.name()), container.status(), List.of());
                removed++;
            } else if (!container.oneOff() && !container.isAlive()) {
                plan.add(new RemoveContainer(container.name()), container.status(), List.of());
                removed++;
            } else if (!container.oneOff() && stop) {
                List<Task> before = LabelOrder.needing(container, inPlace).stream()
                        .map(stops::get)
                        .filter(Objects::nonNull)
                        .toList();
                Task stopped = new Hooked(plan).stopInAnyCase(container, before);
                stops.put(container, stopped);
                plan.add(new RemoveContainer(container.name()), "", List.of(stopped));
                removed++;
            }
        }
        return plan.build(stack + " on " + address, Count.of(removed, "container") + " to remove");
    }
}
