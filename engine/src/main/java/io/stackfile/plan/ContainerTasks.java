package io.stackfile.plan;

import io.stackfile.host.ContainerSpec;
import io.stackfile.host.Observed;
import io.stackfile.host.Standing;
import io.stackfile.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes and starts the containers of an update. */
final class ContainerTasks {
    private final Update update;
    private final TasksSoFar tasks;
    private final NetworkTasks networks;
    private final ImageTasks images;
    private final Waits waits;
    private final Errands errands;
    private final Replacements replacements;

    ContainerTasks(Update update, TasksSoFar tasks, NetworkTasks networks, ImageTasks images) {
        this.update = update;
        this.tasks = tasks;
        this.networks = networks;
        this.images = images;
        this.waits = new Waits(update.stack(), tasks);
        this.errands = new Errands(update.stack(), tasks.plan);
        this.replacements = new Replacements(update, tasks, this);
    }

    /** What comes under another name for something that has to stop before. */
    List<Task> makeSuccessors() {
        return replacements.makeSuccessors();
    }

    void clearTheWay() {
        replacements.letGoOfLeftovers();
        replacements.clearTheWay();
    }

    void addPrunes() {
        replacements.addPrunes();
    }

    void add(Fate fate) {
        List<Observed.Container> others = fate.there().isEmpty() ? update.predecessors(fate) : List.of();
        if (!others.isEmpty()) {
            replacements.introduce(fate, others);
            return;
        }
        switch (fate.kind()) {
            case CREATE -> {
                Task create = addCreate(fate, fate.name(), Standing.SETTLED, fate.reason());
                addStart(fate, fate.name(), "", List.of(create), replacements.cleared(fate));
            }
            case START -> addStart(fate, fate.name(), fate.reason(), List.of(), replacements.cleared(fate));
            case RESTART -> addRestart(fate);
            case REPLACE -> replacements.add(fate);
            case FINISH -> replacements.finish(fate);
            case KEEP -> {}
        }
    }

    /** Once what it depends on is there again. */
    private void addRestart(Fate fate) {
        List<Task> ready = new ArrayList<>(waits.prerequisites(fate.service()));
        ready.addAll(turn(fate));
        Observed.Container there = fate.there().orElseThrow();
        List<Task> wishes = waits.wishes(fate.service());
        Task stop = tasks.hooked.stop(there, fate.reason(), ready, wishes);
        Step[] again = Hooked.again(there).toArray(Step[]::new);
        List<Task> before = readyToStart(fate, List.of(stop), again);
        tasks.start(fate.service().name(), tasks.hooked.startAgain(there, "", before, wishes));
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
                        .filter(other -> other.kind() == Fate.Kind.CREATE || other.kind() == Fate.Kind.START)
                        .map(other -> waits.healthy(other.name(), List.copyOf(before)))
                        .toList();
    }

    List<Task> prerequisites(Service service) {
        return waits.prerequisites(service);
    }

    List<Task> wishes(Service service) {
        return waits.wishes(service);
    }

    ContainerSpec spec(Fate fate) {
        return ContainerSpec.of(update.stack(), fate.service(), fate.number(), fate.fingerprint());
    }

    Task addCreate(Fate fate, String name, Standing standing, String reason) {
        Service service = fate.service();
        ContainerSpec spec =
                spec(fate).named(name).standing(standing).from(update.origin().because(fate.reason()));
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
        return tasks.plan.add(new CreateContainer(spec), reason + joined, before);
    }

    Task addStart(Fate fate, String name, String reason, List<Task> ready, Step... otherwise) {
        Service service = fate.service();
        Task start = tasks.hooked.start(
                name,
                service.settings().lifecycle().hooks().started(),
                reason,
                readyToStart(fate, ready, otherwise),
                waits.wishes(service),
                otherwise);
        tasks.start(service.name(), start);
        return start;
    }

    private List<Task> readyToStart(Fate fate, List<Task> ready, Step... otherwise) {
        Service service = fate.service();
        List<Task> before = new ArrayList<>(ready);
        before.addAll(networks.of(service));
        before.addAll(waits.prerequisites(service));
        before.addAll(freed(fate));
        before.addAll(turn(fate));
        before.addAll(errands.before(fate, List.copyOf(before), waits.wishes(service), otherwise));
        return before;
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
