package io.stackfile.plan;

import io.stackfile.host.Names;
import io.stackfile.host.Observed;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stops and starts the containers that are there, in the order of their links. */
final class PowerPlanner {
    private final String stack;
    private final Observed observed;
    private final List<Observed.Container> leftovers;
    private List<Observed.Container> containers;
    private final Plan.Builder plan = new Plan.Builder();

    PowerPlanner(String stack, Observed observed, Set<String> services) {
        this.stack = stack;
        this.observed = observed;
        this.leftovers = observed.leftovers().stream()
                .filter(container -> services.isEmpty() || services.contains(container.service()))
                .toList();
        this.containers = observed.members().stream()
                .filter(container -> services.isEmpty() || services.contains(container.service()))
                .toList();
    }

    Plan stop(String address) {
        leftovers.forEach(container -> new Hooked(plan).letGo(container, container.name(), List.of()));
        int stopped = addStops().size() + leftovers.size();
        return plan.build(stack + " on " + address, Count.of(stopped, "container") + " to stop");
    }

    /** What runs in a network that ended when its maker stopped starts again with it. */
    Plan start(String address) {
        List<Observed.Container> asleep = containers.stream()
                .filter(container -> !container.isAlive() && !isSpare(container) && !Fates.mayLackFiles(container))
                .toList();
        List<Observed.Container> alone = Companions.of(asleep, observed.members());
        containers = Stream.concat(asleep.stream(), alone.stream()).toList();
        addStarts(containers, List.copyOf(addStops().values()));
        String more = alone.isEmpty() ? "" : ", " + Count.of(alone.size(), "container") + " to restart";
        return plan.build(stack + " on " + address, Count.of(asleep.size(), "container") + " to start" + more);
    }

    /**
     * Everything stops before anything starts, so that no container meets a stopped one it needs. What runs and says that it is
     * restarted with one of them, or shares a namespace with it, is.
     */
    Plan restart(String address) {
        Set<String> services =
                containers.stream().map(Observed.Container::service).collect(Collectors.toCollection(TreeSet::new));
        while (services.addAll(restartedWith(services))) {}
        containers = observed.members().stream()
                .filter(container ->
                        containers.contains(container) || services.contains(container.service()) && container.isAlive())
                .toList();
        addStarts(containers, List.copyOf(addStops().values()));
        return plan.build(stack + " on " + address, Count.of(containers.size(), "container") + " to restart");
    }

    private List<String> restartedWith(Set<String> services) {
        return observed.members().stream()
                .filter(container -> Stream.concat(
                                container.restartsWith().stream(), Companions.makers(container).stream())
                        .anyMatch(services::contains))
                .filter(Observed.Container::isAlive)
                .map(Observed.Container::service)
                .toList();
    }

    private Map<Observed.Container, Task> addStops() {
        Map<Observed.Container, Task> stops = new LinkedHashMap<>();
        for (Observed.Container container : LabelOrder.reversed(containers)) {
            if (container.isAlive()) {
                stops.put(
                        container,
                        new Hooked(plan)
                                .stopInAnyCase(container, tasks(LabelOrder.needing(container, containers), stops)));
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
            starts.put(
                    container,
                    new Hooked(plan).start(container.name(), container.hooks().started(), "", before, List.of()));
        }
    }

    /** Of several containers with one place in the stack, as a failed update leaves them, only one may write to their data. */
    private boolean isSpare(Observed.Container container) {
        return containers.stream()
                .filter(other -> other.service().equals(container.service()) && other.number() == container.number())
                .min(Comparator.comparing((Observed.Container other) -> !other.isAlive())
                        .thenComparing(other -> other.name().endsWith(Names.NEXT))
                        .thenComparing(Observed.Container::created, Comparator.reverseOrder()))
                .filter(container::equals)
                .isEmpty();
    }

    private static List<Task> tasks(List<Observed.Container> of, Map<Observed.Container, Task> tasks) {
        return of.stream().map(tasks::get).filter(Objects::nonNull).toList();
    }
}
