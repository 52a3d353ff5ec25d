package io.stackfile.plan;

import io.stackfile.host.Observed;
import java.util.ArrayList;
import java.util.List;

/** Takes away the containers that the file does not ask for. */
record Removals(Update update, TasksSoFar tasks) {
    /** Those on networks that are made anew go with these. */
    void add() {
        update.surplus().stream()
                .filter(container -> !update.isOnChangedNetwork(container))
                .forEach(container -> add(container, List.of()));
    }

    /** Only when the images are here: what stops for another must not stop in vain. */
    void add(Observed.Container container, List<Task> first) {
        String reason = update.surplusReason(container);
        List<Task> before = new ArrayList<>(tasks.images.values());
        before.addAll(first);
        if (container.isAlive()) {
            Task stop = tasks.hooked.stop(container, reason, before, List.of());
            tasks.stopped.put(container.name(), stop);
            before.add(stop);
        }
        String why = container.isAlive() ? "" : reason;
        tasks.removed.put(container.name(), tasks.plan.add(new RemoveContainer(container.name()), why, before));
    }
}
