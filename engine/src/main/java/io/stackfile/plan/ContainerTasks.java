package io.stackfile.plan;

import io.stackfile.host.ContainerSpec;
import io.stackfile.host.Names;
import io.stackfile.host.Observed;
import io.stackfile.model.Mount;
import io.stackfile.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes, starts and replaces the containers of an update. */
final class ContainerTasks {
    private final Update update;
    private final TasksSoFar tasks;
    private final NetworkTasks networks;
    private final ImageTasks images;
    private final Waits waits;
    private final HeldPorts ports;

    ContainerTasks(Update update, TasksSoFar tasks, NetworkTasks networks, ImageTasks images) {
        this.update = update;
        this.tasks = tasks;
        this.networks = networks;
        this.images = images;
        this.waits = new Waits(update.stack(), tasks);
        this.ports = new HeldPorts(update.fates());
    }

    /** Old containers whose ports or data others wait for stop before anything is started. */
    void clearTheWay() {
        update.fates().stream()
                .filter(this::isInTheWay)
                .forEach(fate -> addStop(fate, canBeMadeAtOnce(fate) ? addNext(fate) : List.of(), List.of()));
    }

    /** Whether another service waits for a port or for data until this one's old container stops. */
    private boolean isInTheWay(Fate fate) {
        return ports.holdsOneOfAnother(fate)
                || fate.kind() == Fate.Kind.REPLACE
                        && fate.there().filter(Observed.Container::isAlive).isPresent()
                        && update.fates().stream()
                                .filter(other -> !other.service()
                                        .name()
                                        .equals(fate.service().name()))
                                .filter(other -> other.kind() != Fate.Kind.KEEP)
                                .anyMatch(other -> SharedData.movesTo(other, fate));
    }

    /** Not so long as it waits for another service's container that it shares something with. */
    private static boolean canBeMadeAtOnce(Fate fate) {
        return fate.service().companions().isEmpty();
    }

    void add(Fate fate) {
        switch (fate.kind()) {
            case CREATE -> {
                Task create = addCreate(fate, fate.name());
                addStart(fate, fate.name(), "", List.of(create));
            }
            case START -> addStart(fate, fate.name(), fate.reason(), List.of());
            case RESTART -> addRestart(fate);
            case REPLACE -> addReplacement(fate);
            case FINISH -> addFinish(fate, List.of());
            case KEEP -> {}
        }
    }

    /** Once what it depends on is there again. */
    private void addRestart(Fate fate) {
        Task stop = tasks.plan.add(new StopContainer(fate.name()), fate.reason(), waits.prerequisites(fate.service()));
        tasks.plan.wish(stop, waits.wishes(fate.service()));
        addStart(fate, fate.name(), "", List.of(stop));
    }

    private void addReplacement(Fate fate) {
        Observed.Container old = fate.there().orElseThrow();
        List<Task> ready = new ArrayList<>();
        if (!tasks.stopped.containsKey(old.name())) {
            ready.addAll(addNext(fate));
            ready.addAll(waits.prerequisites(fate.service()));
            if (old.isAlive()) {
                addStop(fate, ready, waits.wishes(fate.service()));
            }
        }
        if (tasks.stopped.containsKey(old.name()) && !canBeMadeAtOnce(fate) && ready.isEmpty()) {
            ready.addAll(addNext(fate));
        }
        TasksSoFar.of(tasks.stopped, old.name()).forEach(ready::add);
        addFinish(fate, ready);
    }

    private List<Task> addNext(Fate fate) {
        return fate.next().isPresent() ? List.of() : List.of(addCreate(fate, fate.name() + Names.NEXT));
    }

    /** Starts the replacement; then lets the old one go and takes over its name. */
    private void addFinish(Fate fate, List<Task> ready) {
        String next = fate.name() + Names.NEXT;
        List<Task> before = new ArrayList<>(ready);
        boolean wasAlive = fate.there().filter(Observed.Container::isAlive).isPresent();
        if (fate.next().filter(Observed.Container::isRunning).isEmpty() || wasAlive) {
            Step[] back = wasAlive ? new Step[] {new StartContainer(fate.name())} : new Step[0];
            before.add(addStart(fate, next, "", ready, back));
        }
        if (fate.there().isPresent()) {
            Task remove = tasks.plan.add(new RemoveContainer(fate.name()), "replaced", before);
            tasks.removed.put(fate.name() + Names.PREVIOUS, remove);
            before = List.of(remove);
        }
        Task rename = tasks.plan.add(new RenameContainer(next, fate.name()), "", before);
        tasks.start(fate.service().name(), rename);
    }

    private Task addCreate(Fate fate, String name) {
        Service service = fate.service();
        ContainerSpec spec = ContainerSpec.of(update.stack(), service, fate.number(), fate.fingerprint())
                .named(name);
        List<Task> before = new ArrayList<>(networks.of(service));
        WantedVolumes.named(service)
                .forEach(volume -> TasksSoFar.of(tasks.volumes, volume.name()).forEach(before::add));
        before.addAll(images.of(service));
        service.companions().forEach(other -> before.addAll(tasks.started(other)));
        TasksSoFar.of(tasks.removed, name).forEach(before::add);
        return tasks.plan.add(new CreateContainer(spec), fate.reason(), before);
    }

    private Task addStart(Fate fate, String name, String reason, List<Task> ready, Step... otherwise) {
        Service service = fate.service();
        List<Task> before = new ArrayList<>(ready);
        before.addAll(networks.of(service));
        before.addAll(waits.prerequisites(service));
        before.addAll(freed(fate));
        List<Task> wishes = waits.wishes(service);
        Task start = tasks.plan.add(new StartContainer(name), reason, before, otherwise);
        tasks.plan.wish(start, wishes);
        tasks.start(service.name(), start);
        return start;
    }

    private void addStop(Fate fate, List<Task> ready, List<Task> wishes) {
        Task stop = tasks.plan.add(new StopContainer(fate.name()), stopReason(fate), ready);
        tasks.plan.wish(stop, wishes);
        tasks.stopped.put(fate.name(), stop);
    }

    private String stopReason(Fate fate) {
        boolean alone = fate.service().mounts().stream()
                .allMatch(mount -> mount.readOnly() || mount instanceof Mount.Temporary);
        return ports.firstWanted(fate)
                .map(port -> "port " + port.port() + " is free only then")
                .orElse(alone ? "" : "one writer at a time");
    }

    /** Two have no port at once, and nobody writes to data that somebody else still writes to. */
    private List<Task> freed(Fate fate) {
        return Stream.concat(
                        stopped()
                                .filter(container ->
                                        HeldPorts.of(container).anyMatch(held -> HeldPorts.wants(fate, held))),
                        stopped().filter(container -> SharedData.between(fate, container)))
                .flatMap(container -> TasksSoFar.of(tasks.stopped, container.name()))
                .toList();
    }

    private Stream<Observed.Container> stopped() {
        return update.observed().containers().stream().filter(container -> tasks.stopped.containsKey(container.name()));
    }
}
