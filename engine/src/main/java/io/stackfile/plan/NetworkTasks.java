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
                NetworkSpec made = wanted.made(spec, update.origin().generation());
                tasks.networks.put(spec.name(), tasks.plan.add(new CreateNetwork(made), "new", List.of()));
            }
        }
    }

    /** Once nothing runs on them; when one will not be made, what ran on it starts again. */
    void addAnew() {
        for (NetworkSpec spec : update.anew()) {
            List<Task> emptied = new ArrayList<>();
            update.observed().containers().stream()
                    .filter(container -> container.networks().contains(spec.name()))
                    .flatMap(container -> TasksSoFar.of(tasks.stopped, container.name()))
                    .forEach(emptied::add);
            List<Task> left = left(spec.name(), emptied);
            emptied.addAll(left);
            Stream<Step> joined = left.isEmpty() ? Stream.of() : Stream.of(new JoinIngress(spec.name()));
            tasks.networks.put(
                    spec.name(),
                    tasks.plan.add(
                            new ReplaceNetwork(spec),
                            String.join("; ", wanted.changes(spec)),
                            emptied,
                            Stream.concat(joined, again(replaced(spec.name()))).toArray(Step[]::new)));
        }
    }

    /** What is to run on it again, also when an earlier update was interrupted after it had been stopped. */
    private List<Observed.Container> replaced(String network) {
        Stream<Observed.Container> ofFates = update.fates().stream()
                .filter(fate -> fate.kind() == Fate.Kind.REPLACE && update.comesBack(fate))
                .flatMap(fate -> fate.there().stream());
        Stream<Observed.Container> surplus = update.surplus().stream()
                .filter(container -> container.isAlive() && !container.name().endsWith(Names.NEXT));
        return Stream.concat(ofFates, surplus)
                .filter(container -> container.networks().contains(network))
                .toList();
    }

    /** Whoever runs on in a namespace of one of them begins anew, too; it ended with its maker. */
    private Stream<Step> again(List<Observed.Container> containers) {
        return Stream.concat(
                LabelOrder.of(containers).stream().flatMap(update::again), Companions.again(containers, update));
    }

    /** Once whatever was on them is gone. What is kept for the way back needs its networks. */
    void addRemovals() {
        if (update.all() && update.removing()) {
            wanted.surplus().stream().filter(this::isDeserted).forEach(name -> {
                List<Task> deserted = new ArrayList<>(left(name, List.of()));
                deserted.addAll(tasks.removed.values());
                tasks.plan.add(new RemoveNetwork(name), "no longer in the file", deserted);
            });
        }
    }

    /** The ingress has to be off a network that goes. */
    private List<Task> left(String network, List<Task> before) {
        return entrance.container()
                .filter(container -> container.networks().contains(network))
                .map(container -> List.of(tasks.plan.add(new LeaveIngress(network), "", before)))
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
