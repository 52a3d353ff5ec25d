package io.stackfile.plan;

import io.stackfile.host.Names;
import io.stackfile.host.Observed;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Stops and starts the containers that are there, in the order of their links. */
final class PowerPlanner {
    private final String stack;
    private final List<Observed.Container> containers;
    private final Plan.Builder plan = new Plan.Builder();

    PowerPlanner(String stack, Observed observed, Set<String> services) {
        this.stack = stack;
        this.containers = observed.members().stream()
                .filter(container -> services.isEmpty() || services.contains(container.service()))
                .toList();
    }

    Plan stop(String address) {
        int stopped = addStops().size();
        return plan.build(stack + " on " + address, Count.of(stopped, "container") + " to stop");
    }

    Plan start(String address) {
        List<Observed.Container> asleep = containers.stream()
                .filter(container -> !container.isAlive() && !isSpare(container) && !Fates.mayLackFiles(container))
                .toList();
        addStarts(asleep, List.of());
        return plan.build(stack + " on " + address, Count.of(asleep.size(), "container") + " to start");
    }

    /** Everything stops before anything starts, so that no container meets a stopped one it needs. */
    Plan restart(String address) {
        addStarts(containers, List.copyOf(addStops().values()));
        return plan.build(stack + " on " + address, Count.of(containers.size(), "container") + " to restart");
    }

    private Map<Observed.Container, Task> addStops() {
        Map<Observed.Container, Task> stops = new LinkedHashMap<>();
        for (Observed.Container container : LabelOrder.reversed(containers)) {
            if (container.isAlive()) {
                stops.put(
                        container,
                        plan.add(
                                new StopContainer(container.name()),
                                "",
                                tasks(LabelOrder.needing(container, containers), stops)));
            }
        }
        return stops;
    }

    private void addStarts(List<Observed.Container> which, List<Task> stops) {
        Map<Observed.Container, Task> starts = new LinkedHashMap<>();
        for (Observed.Container container : LabelOrder.of(which)) {
            if (isSpare(container) || Fates.mayLackFiles(container)) {
                continue;
            }
            List<Task> before = new java.util.ArrayList<>(stops);
            before.addAll(tasks(LabelOrder.needed(container, which), starts));
            starts.put(container, plan.add(new StartContainer(container.name()), "", before));
        }
    }

    /** Of several containers with one place in the stack, as a failed update leaves them, only one may write to their data. */
    private boolean isSpare(Observed.Container container) {
        return containers.stream()
                .filter(other -> other.service().equals(container.service()) && other.number() == container.number())
                .min(Comparator.comparing((Observed.Container other) -> !other.isAlive())
                        .thenComparing(other -> other.name().endsWith(Names.NEXT)
                                || other.name().endsWith(Names.PREVIOUS))
                        .thenComparing(Observed.Container::created, Comparator.reverseOrder()))
                .filter(container::equals)
                .isEmpty();
    }

    private static List<Task> tasks(List<Observed.Container> of, Map<Observed.Container, Task> tasks) {
        return of.stream().map(tasks::get).filter(Objects::nonNull).toList();
    }
}
