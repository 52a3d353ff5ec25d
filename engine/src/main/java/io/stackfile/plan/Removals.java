package io.stackfile.plan;

import io.stackfile.host.Names;
import io.stackfile.host.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes away the containers that the file does not ask for: when all else has been done, so that there is a way back until then.
 * What is in the way of others stops before.
 */
record Removals(Update update, TasksSoFar tasks) {
    /** What earlier updates left that did not come to their end, and that has a name which may be wanted again. */
    void addLeftovers() {
        update.surplus().stream()
                .filter(container -> container.name().endsWith(Names.NEXT))
                .forEach(this::add);
    }

    /** What is in the way, once what comes for it is there. */
    void clearTheWay(List<Task> made) {
        List<Task> before =
                Stream.concat(tasks.images.values().stream(), made.stream()).toList();
        update.surplus().stream()
                .filter(container -> !container.name().endsWith(Names.NEXT))
                .filter(container -> container.isAlive() && isInTheWay(container))
                .forEach(container -> stop(container, before));
    }

    private boolean isInTheWay(Observed.Container container) {
        return update.isOnChangedNetwork(container)
                || update.fates().stream().anyMatch(fate -> Update.isInTheWay(container, fate));
    }

    /** The others. */
    void addLast() {
        List<Task> before = new ArrayList<>(tasks.allStarted());
        before.addAll(tasks.images.values());
        for (Observed.Container container : update.surplus()) {
            if (!tasks.removed.containsKey(container.name())) {
                if (container.isAlive() && !tasks.stopped.containsKey(container.name())) {
                    stop(container, before);
                }
                Optional<Fate> successor = update.successor(container);
                if (successor.isPresent()) {
                    keep(container, successor.get(), before);
                } else {
                    remove(container, before);
                }
            }
        }
    }

    /** The container that a service has now under another name is its way back. */
    private void keep(Observed.Container container, Fate successor, List<Task> first) {
        List<Task> before = new ArrayList<>(first);
        TasksSoFar.of(tasks.stopped, container.name()).forEach(before::add);
        String name = Names.kept(successor.name(), container.origin().generation());
        tasks.removed.put(
                container.name(),
                tasks.plan.add(new KeepContainer(container.name(), name), "for the way back", before));
    }

    /** Only when the images are here: what stops for another must not stop in vain. */
    private void add(Observed.Container container) {
        List<Task> before = new ArrayList<>(tasks.images.values());
        if (container.isAlive()) {
            stop(container, before);
        }
        remove(container, before);
    }

    private void stop(Observed.Container container, List<Task> before) {
        tasks.stopped.put(
                container.name(), tasks.hooked.stop(container, update.surplusReason(container), before, List.of()));
    }

    private void remove(Observed.Container container, List<Task> first) {
        List<Task> before = new ArrayList<>(first);
        TasksSoFar.of(tasks.stopped, container.name()).forEach(before::add);
        String why = container.isAlive() ? "" : update.surplusReason(container);
        tasks.removed.put(container.name(), tasks.plan.add(new RemoveContainer(container.name()), why, before));
    }
}
