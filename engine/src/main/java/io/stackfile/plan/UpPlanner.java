package io.stackfile.plan;

import io.stackfile.host.Entrance;
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
    private final TasksSoFar tasks;
    private final Removals removals;
    private final NetworkTasks networks;
    private final ImageTasks images;
    private final ContainerTasks containers;
    private final IngressTasks ingress;

    UpPlanner(Stack stack, Observed observed, LocalImages local, Wish wish, Entrance entrance) {
        this(stack, observed, local, wish, entrance, new Plan.Builder());
    }

    /** One whose tasks are part of a greater plan. */
    UpPlanner(Stack stack, Observed observed, LocalImages local, Wish wish, Entrance entrance, Plan.Builder plan) {
        this.update = Update.of(stack, observed, wish);
        this.tasks = new TasksSoFar(plan);
        this.removals = new Removals(update, tasks);
        this.networks = new NetworkTasks(update, tasks, entrance);
        this.images = new ImageTasks(update, local, tasks);
        this.containers = new ContainerTasks(update, tasks, networks, images);
        this.ingress = new IngressTasks(update, entrance, local, tasks);
    }

    Plan plan(String address) {
        add();
        String summary = new UpSummary(update, ingress.isIdle()).text(ingress.summary());
        return tasks.plan.build(update.stack().name() + " on " + address, summary);
    }

    void add() {
        tasks.plan.obstruct(update.obstacles());
        networks.addMissing();
        addVolumes();
        images.add();
        removals.addLeftovers();
        removals.clearTheWay(containers.makeSuccessors());
        containers.clearTheWay();
        networks.addAnew();
        update.fates().forEach(containers::add);
        ingress.add();
        removals.addLast();
        containers.addPrunes();
        networks.addRemovals();
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
