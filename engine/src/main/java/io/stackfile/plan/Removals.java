package io.stackfile.plan;

import io.stackfile.host.Names;
import io.stackfile.host.Observed;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes away the containers that the file does not ask for: when all else has been done, so that there is a way back until then.
 * What is in the way of others stops before.
 */
record Removals(Update update, TasksSoFar tasks) {
    /** What is in the way. */
    void clearTheWay() {
        for (Observed.Container container : update.surplus()) {
            if (container.name().endsWith(Names.NEXT)) {
                add(container);
            } else if (container.isAlive() && isInTheWay(container)) {
                stop(container, tasks.images.values().stream().toList());
            }
        }
    }

    private boolean isInTheWay(Observed.Container container) {
        return update.isOnChangedNetwork(container)
                || update.fates().stream()
                        .filter(Fate::isToStart)
                        .anyMatch(fate -> SharedData.between(fate, container)
                                || HeldPorts.of(container).anyMatch(held -> HeldPorts.wants(fate, held)));
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
                remove(container, before);
            }
        }
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
