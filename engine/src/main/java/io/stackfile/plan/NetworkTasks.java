package io.stackfile.plan;

import io.stackfile.host.Entrance;
import io.stackfile.host.Names;
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
    private final WantedNetworks wanted;
    private final Entrance entrance;

    NetworkTasks(Update update, TasksSoFar tasks, Entrance entrance) {
        this.update = update;
        this.tasks = tasks;
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

    /** Once nothing runs on them; when one will not be made, what ran on it starts again. */
    void addAnew() {
        for (NetworkSpec spec : update.anew()) {
            List<Observed.Container> there = update.observed().containers().stream()
                    .filter(Observed.Container::isAlive)
                    .filter(container -> container.networks().contains(spec.name()))
                    .toList();
            List<Task> emptied = new ArrayList<>(left(spec.name()));
            there.forEach(
                    container -> TasksSoFar.of(tasks.stopped, container.name()).forEach(emptied::add));
            Step[] otherwise = LabelOrder.of(there).stream()
                    .filter(container ->
                            !container.isKept() && !container.name().endsWith(Names.NEXT))
                    .flatMap(Hooked::again)
                    .toArray(Step[]::new);
            String reason = String.join("; ", wanted.changes(spec));
            tasks.networks.put(spec.name(), tasks.plan.add(new ReplaceNetwork(spec), reason, emptied, otherwise));
        }
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
