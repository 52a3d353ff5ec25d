package io.stackfile.plan;

import io.stackfile.host.Entrance;
import io.stackfile.host.NetworkSpec;
import io.stackfile.host.Observed;
import io.stackfile.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes the networks of an update, and takes away those that nobody wants any more. */
final class NetworkTasks {
    private final Update update;
    private final TasksSoFar tasks;
    private final Removals removals;
    private final WantedNetworks wanted;
    private final Entrance entrance;

    NetworkTasks(Update update, TasksSoFar tasks, Removals removals, Entrance entrance) {
        this.update = update;
        this.tasks = tasks;
        this.removals = removals;
        this.entrance = entrance;
        this.wanted = new WantedNetworks(update.stack(), update.observed());
    }

    void addMissing() {
        if (update.fates().isEmpty()) {
            return;
        }
        for (NetworkSpec spec : wanted.of(update.services())) {
            if (update.observed().network(spec.name()).isEmpty()) {
                tasks.networks.put(spec.name(), tasks.plan.add(new CreateNetwork(spec), "new", List.of()));
            }
        }
    }

    void addAnew() {
        empty();
        for (NetworkSpec spec : update.anew()) {
            List<Task> emptied = new ArrayList<>(left(spec.name()));
            update.observed().containers().stream()
                    .filter(container -> container.networks().contains(spec.name()))
                    .flatMap(container -> TasksSoFar.of(tasks.removed, container.name()))
                    .forEach(emptied::add);
            String reason = String.join("; ", wanted.changes(spec));
            Task remove = tasks.plan.add(new RemoveNetwork(spec.name()), reason, emptied);
            tasks.networks.put(spec.name(), tasks.plan.add(new CreateNetwork(spec), "", List.of(remove)));
        }
    }

    /** Those that need others stop before them. */
    private void empty() {
        List<Observed.Container> there =
                update.surplus().stream().filter(update::isOnChangedNetwork).toList();
        LabelOrder.reversed(there)
                .forEach(container -> removals.add(
                        container,
                        LabelOrder.needing(container, update.surplus()).stream()
                                .flatMap(other -> TasksSoFar.of(tasks.stopped, other.name()))
                                .toList()));
    }

    /** Once whatever was on them is gone. What is kept for the way back needs its networks. */
    void addRemovals() {
        if (update.all() && update.removing()) {
            wanted.surplus().stream().filter(this::isDeserted).forEach(name -> {
                List<Task> deserted = new ArrayList<>(left(name));
                deserted.addAll(tasks.removed.values());
                tasks.plan.add(new RemoveNetwork(name), "no longer in the file", deserted);
            });
        }
    }

    /** The ingress has to be off a network that goes. */
    private List<Task> left(String network) {
        return entrance.container()
                .filter(container -> container.networks().contains(network))
                .map(container -> List.of(tasks.plan.add(new LeaveIngress(network), "", List.of())))
                .orElse(List.of());
    }

    private boolean isDeserted(String network) {
        return update.observed().containers().stream()
                .filter(container -> container.networks().contains(network))
                .allMatch(container -> tasks.removed.containsKey(container.name()));
    }

    List<Task> of(Service service) {
        String own = update.stack().name();
        return Stream.concat(Stream.of(own), wanted.namesOf(service).stream().filter(name -> !name.equals(own)))
                .flatMap(name -> TasksSoFar.of(tasks.networks, name))
                .toList();
    }
}
