package io.stackfile.plan;

import io.stackfile.host.LocalImages;
import io.stackfile.host.Observed;
import io.stackfile.host.VolumeSpec;
import io.stackfile.model.Stack;
import java.util.List;

/**
 * Makes a host look like a file. Images come first, so that nothing stops for want of one; a changed container's replacement
 * is made before the old one stops, and the old one works on when the new one does not prove itself.
 */
final class UpPlanner {
    private final Update update;
    private final TasksSoFar tasks = new TasksSoFar();
    private final Removals removals;
    private final NetworkTasks networks;
    private final ImageTasks images;
    private final ContainerTasks containers;

    UpPlanner(Stack stack, Observed observed, LocalImages local, Wish wish) {
        this.update = Update.of(stack, observed, wish);
        this.removals = new Removals(update, tasks);
        this.networks = new NetworkTasks(update, tasks, removals);
        this.images = new ImageTasks(update, local, tasks);
        this.containers = new ContainerTasks(update, tasks, networks, images);
    }

    Plan plan(String address) {
        networks.addMissing();
        addVolumes();
        images.add();
        removals.clearTheWay();
        networks.addAnew();
        containers.clearTheWay();
        update.fates().forEach(containers::add);
        removals.addLast();
        networks.addRemovals();
        return tasks.plan.build(update.stack().name() + " on " + address, new UpSummary(update).text());
    }

    private void addVolumes() {
        WantedVolumes wanted = new WantedVolumes(update.stack(), update.observed());
        update.services().stream()
                .flatMap(service -> WantedVolumes.named(service).stream())
                .filter(volume -> wanted.isMissing(volume) && !tasks.volumes.containsKey(volume.name()))
                .forEach(volume -> {
                    VolumeSpec spec = wanted.spec(volume);
                    tasks.volumes.put(volume.name(), tasks.plan.add(new CreateVolume(spec), "new", List.of()));
                });
    }
}
