package io.stackfile.plan;

import io.stackfile.host.ContainerSpec;
import io.stackfile.host.Names;
import io.stackfile.host.Observed;
import io.stackfile.model.Mount;
import io.stackfile.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes, starts and replaces the containers of an update. */
final class ContainerTasks {
    private final Update update;
    private final TasksSoFar tasks;
    private final NetworkTasks networks;
    private final ImageTasks images;
    private final Waits waits;
    private final Errands errands;
    private final HeldPorts ports;

    ContainerTasks(Update update, TasksSoFar tasks, NetworkTasks networks, ImageTasks images) {
        this.update = update;
        this.tasks = tasks;
        this.networks = networks;
        this.images = images;
        this.waits = new Waits(update.stack(), tasks);
        this.errands = new Errands(update.stack(), tasks.plan);
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
        List<Task> ready = new ArrayList<>(waits.prerequisites(fate.service()));
        ready.addAll(turn(fate));
        Task stop = tasks.hooked.stop(fate.there().orElseThrow(), fate.reason(), ready, waits.wishes(fate.service()));
        addStart(fate, fate.name(), "", List.of(stop));
    }

    private void addReplacement(Fate fate) {
        Observed.Container old = fate.there().orElseThrow();
        List<Task> ready = new ArrayList<>();
        if (!tasks.stopped.containsKey(old.name())) {
            ready.addAll(addNext(fate));
            ready.addAll(waits.prerequisites(fate.service()));
            ready.addAll(turn(fate));
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
            before.add(addStart(fate, next, "", ready, wasAlive ? back(fate) : new Step[0]));
        }
        if (fate.there().isPresent()) {
            Task remove = tasks.plan.add(new RemoveContainer(fate.name()), "replaced", before);
            tasks.removed.put(fate.name() + Names.PREVIOUS, remove);
            before = List.of(remove);
        }
        Task rename = tasks.plan.add(new RenameContainer(next, fate.name()), "", before);
        tasks.start(fate.service().name(), rename);
    }

    /** The old one is put to work again. */
    private static Step[] back(Fate fate) {
        return Stream.concat(
                        Stream.of(new StartContainer(fate.name())),
                        fate.there().orElseThrow().hooks().started().stream()
                                .map(hook -> RunHook.started(fate.name(), hook)))
                .toArray(Step[]::new);
    }

    /** Those of its service that come before it, when they are to come one after the other. */
    private List<Task> turn(Fate fate) {
        Service service = fate.service();
        List<Task> before = tasks.started(service.name());
        if (!service.settings().lifecycle().sequential() || before.isEmpty()) {
            return List.of();
        }
        boolean tested = service.settings()
                .health()
                .filter(health -> health.test().isPresent() && !health.isDisabled())
                .isPresent();
        return !tested
                ? before
                : update.fates().stream()
                        .filter(other -> other.service().equals(service) && other.number() < fate.number())
                        .filter(other -> other.kind() != Fate.Kind.KEEP)
                        .map(other -> waits.healthy(other.name(), List.copyOf(before)))
                        .toList();
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
        String joined = spec.endpoints().stream()
                .filter(endpoint -> !endpoint.own())
                .map(endpoint -> "; on network " + endpoint.network() + ", too")
                .collect(Collectors.joining());
        return tasks.plan.add(new CreateContainer(spec), fate.reason() + joined, before);
    }

    private Task addStart(Fate fate, String name, String reason, List<Task> ready, Step... otherwise) {
        Service service = fate.service();
        List<Task> before = new ArrayList<>(ready);
        before.addAll(networks.of(service));
        before.addAll(waits.prerequisites(service));
        before.addAll(freed(fate));
        before.addAll(turn(fate));
        List<Task> wishes = waits.wishes(service);
        before.addAll(errands.before(fate, List.copyOf(before), wishes, otherwise));
        Task start = tasks.hooked.start(
                name, service.settings().lifecycle().hooks().started(), reason, before, wishes, otherwise);
        tasks.start(service.name(), start);
        return start;
    }

    private void addStop(Fate fate, List<Task> ready, List<Task> wishes) {
        Task stop = tasks.hooked.stop(fate.there().orElseThrow(), stopReason(fate), ready, wishes);
        tasks.stopped.put(fate.name(), stop);
    }

    private String stopReason(Fate fate) {
        boolean alone = fate.service().mounts().stream()
                .allMatch(mount ->
                        mount.readOnly() || mount instanceof Mount.Temporary || mount instanceof Mount.OfImage);
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
