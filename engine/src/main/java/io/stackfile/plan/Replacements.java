package io.stackfile.plan;

import io.stackfile.host.Names;
import io.stackfile.host.Observed;
import io.stackfile.host.Proof;
import io.stackfile.host.Standing;
import io.stackfile.model.Attachment;
import io.stackfile.model.Healthcheck;
import io.stackfile.model.Parting;
import io.stackfile.model.Restart;
import io.stackfile.model.Service;
import io.stackfile.model.Updating;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Replaces containers: the new one proves itself before the old one is let go, which is kept for the way back. */
final class Replacements {
    private final Update update;
    private final TasksSoFar tasks;
    private final ContainerTasks containers;
    private final HeldPorts ports;
    private final Map<String, List<Observed.Container>> kept;
    /** Who shares something with a service, by its name. */
    private final Map<String, String> sharing = new HashMap<>();

    private final Set<String> inTheWay = new HashSet<>();
    /** What has to be there before something stops for it, by its name. */
    private final Map<String, Task> made = new TreeMap<>();

    private final List<Fate> replaced = new ArrayList<>();
    private final Turns turns;

    Replacements(Update update, TasksSoFar tasks, ContainerTasks containers) {
        this.update = update;
        this.tasks = tasks;
        this.containers = containers;
        this.turns = new Turns(tasks.plan);
        this.ports = new HeldPorts(update.fates());
        this.kept = update.observed().kept().stream()
                .collect(Collectors.groupingBy(
                        container -> Names.beforeKept(container.name()).orElseThrow()));
        update.stack()
                .services()
                .forEach(other -> other.companions().forEach(name -> sharing.putIfAbsent(name, other.name())));
    }

    void letGoOfLeftovers() {
        update.leftovers()
                .forEach(container -> tasks.stopped.put(
                        container.name(), tasks.hooked.letGo(container, container.name(), List.of())));
    }

    /** Old containers whose ports or data others wait for stop before anything is started. */
    void clearTheWay() {
        List<Fate> first = update.fates().stream().filter(this::isInTheWay).toList();
        first.forEach(fate -> inTheWay.add(fate.name()));
        first.forEach(fate -> addStop(fate, readyToStop(List.of(fate)), List.of(), manner(fate)));
        emptyNetworks();
    }

    /** What is on networks that are made anew stops, those first that need others, when all that is to replace it is there. */
    private void emptyNetworks() {
        Map<Observed.Container, Fate> leaving = new LinkedHashMap<>();
        update.fates().stream()
                .filter(this::isOnNewNetwork)
                .filter(fate -> !tasks.stopped.containsKey(fate.name()))
                .forEach(fate -> leaving.put(fate.there().orElseThrow(), fate));
        List<Task> made = readyToStop(leaving.values());
        List<Observed.Container> all = List.copyOf(leaving.keySet());
        for (Observed.Container container : LabelOrder.reversed(all)) {
            List<Task> ready = new ArrayList<>(made);
            LabelOrder.needing(container, all)
                    .forEach(other -> TasksSoFar.of(tasks.stopped, other.name()).forEach(ready::add));
            Fate fate = Objects.requireNonNull(leaving.get(container));
            addStop(fate, ready, List.of(), manner(fate));
        }
    }

    /** What has to be there before anything stops: what is to replace it, or at least the images. */
    private List<Task> readyToStop(Collection<Fate> fates) {
        List<Task> ready = new ArrayList<>(tasks.images.values());
        fates.stream().filter(this::canBeMadeAtOnce).forEach(fate -> ready.addAll(addNext(fate, manner(fate))));
        return ready;
    }

    private boolean isOnNewNetwork(Fate fate) {
        return fate.kind() == Fate.Kind.REPLACE
                && fate.there()
                        .filter(container -> container.isAlive() && update.isOnChangedNetwork(container))
                        .isPresent();
    }

    /** Whether another service waits for a port or for data until this one's old container stops. */
    private boolean isInTheWay(Fate fate) {
        return ports.holdsOneOfAnother(fate)
                || fate.kind() == Fate.Kind.REPLACE
                        && fate.there().filter(Observed.Container::isAlive).isPresent()
                        && SharedData.movesOn(fate, update.fates());
    }

    private Manner manner(Fate fate) {
        if (isOnNewNetwork(fate)) {
            return Manner.stopFirst("its network is replaced");
        }
        if (!inTheWay.contains(fate.name())) {
            return Manner.of(update.stack(), fate, ports, sharing, containers(fate.service()) + atOnce(fate.service()));
        }
        return Manner.stopFirst(ports.firstWanted(fate)
                .map(port -> "port " + port.port() + " is free only then")
                .orElse("one writer at a time"));
    }

    /** Those that there are, or are to be, before the first one goes. */
    private int containers(Service service) {
        int there = (int) update.observed().members().stream()
                .filter(container -> container.service().equals(service.name()) && container.isAlive())
                .filter(container -> !container.name().endsWith(Names.NEXT))
                .count();
        return Math.max(there, service.containers());
    }

    private static int atOnce(Service service) {
        long parallelism = service.settings().lifecycle().sequential()
                ? 1
                : service.settings().lifecycle().updating().parallelism();
        return parallelism == 0 ? service.containers() : (int) Math.min(parallelism, service.containers());
    }

    /** Not so long as it waits for another service's container that it shares something with, or a new network for its address. */
    private boolean canBeMadeAtOnce(Fate fate) {
        return fate.service().companions().isEmpty()
                && (update.anew().isEmpty()
                        || fate.service().settings().networking().joined().stream()
                                .noneMatch(Attachment::hasAddress));
    }

    void add(Fate fate) {
        Observed.Container old = fate.there().orElseThrow();
        Manner manner = manner(fate);
        List<Task> ready = new ArrayList<>();
        List<Task> wishes = new ArrayList<>(containers.wishes(fate.service()));
        Turns.Turn turn = Turns.Turn.AT_ONCE;
        if (tasks.stopped.containsKey(old.name())) {
            ready.addAll(canBeMadeAtOnce(fate) ? List.of() : addNext(fate, manner));
        } else {
            ready.addAll(addNext(fate, manner));
            ready.addAll(containers.prerequisites(fate.service()));
            turn = turn(fate.service());
            ready.addAll(turn.ready());
            wishes.addAll(turn.wishes());
            if (old.isAlive() && !manner.startFirst()) {
                int first = tasks.plan.next();
                Task stop = addStop(fate, ready, wishes, manner);
                limit(turn, first, stop);
                turn = Turns.Turn.AT_ONCE;
            }
        }
        TasksSoFar.of(tasks.stopped, old.name()).forEach(ready::add);
        boolean stops = !manner.startFirst() && old.isAlive();
        Step[] back = manner.startFirst() ? new Step[0] : back(fate);
        Task proven = addProof(fate, stops, ready, wishes, turn, back);
        Task takesPlace = addChange(fate, manner, proven);
        if (manner.startFirst()) {
            Task gone = addLetGo(fate, takesPlace);
            if (!hasRoomForThoseThatGo(fate.service())) {
                turns.endsWith(fate.service().name(), takesPlace, gone);
            }
        }
        replaced.add(fate);
    }

    /** Not so long as it waits for another service's container, or a network that is made anew. */
    List<Task> makeSuccessors() {
        update.fates().stream()
                .filter(fate -> fate.there().isEmpty()
                        && !update.predecessors(fate).isEmpty()
                        && fate.service().companions().isEmpty()
                        && update.anew().isEmpty())
                .forEach(fate -> addSuccessor(fate).forEach(task -> made.put(fate.name() + Names.NEXT, task)));
        return List.copyOf(made.values());
    }

    private List<Task> addSuccessor(Fate fate) {
        return fate.next().isPresent()
                ? List.of()
                : List.of(containers.addCreate(fate, fate.name() + Names.NEXT, Standing.ON_TRIAL, fate.reason()));
    }

    /** One that comes for others, under a name that was nobody's, proves itself before they go. */
    void introduce(Fate fate, List<Observed.Container> others) {
        String next = fate.name() + Names.NEXT;
        List<Task> ready = made.containsKey(next) ? TasksSoFar.of(made, next).toList() : addSuccessor(fate);
        boolean stops = others.stream().anyMatch(other -> tasks.stopped.containsKey(other.name()));
        Task proven = addProof(fate, stops, ready, containers.wishes(fate.service()), Turns.Turn.AT_ONCE, back(fate));
        addPlace(
                fate,
                new TakePlace(
                        fate.name(),
                        Optional.empty(),
                        true,
                        restart(fate),
                        fate.next().isPresent(),
                        Set.of()),
                List.of(proven));
    }

    /** The old one is gone already; its replacement proved itself, and perhaps has to be started. */
    void finish(Fate fate) {
        String next = fate.name() + Names.NEXT;
        List<Task> before = fate.next().filter(Observed.Container::isRunning).isPresent()
                ? List.of()
                : List.of(containers.addStart(fate, next, "", List.of()));
        addPlace(fate, new TakePlace(fate.name(), Optional.empty(), true, restart(fate), true, Set.of()), before);
    }

    private List<Task> addNext(Fate fate, Manner manner) {
        if (fate.next().isPresent()) {
            return List.of();
        }
        String why = manner.startFirst() ? "; start-first" : "";
        return List.of(containers.addCreate(fate, fate.name() + Names.NEXT, manner.standing(), fate.reason() + why));
    }

    private Task addStop(Fate fate, List<Task> ready, List<Task> wishes, Manner manner) {
        String why = manner.why().isEmpty() ? "" : "stop-first: " + manner.why();
        Task stop = tasks.hooked.stop(fate.there().orElseThrow(), why, ready, wishes);
        tasks.stopped.put(fate.name(), stop);
        return stop;
    }

    /** {@code stops} says whether something that runs stops for it; {@code back} puts to work again what does not any more. */
    private Task addProof(
            Fate fate, boolean stops, List<Task> ready, List<Task> wishes, Turns.Turn turn, Step... back) {
        String next = fate.name() + Names.NEXT;
        List<Task> before = new ArrayList<>(ready);
        boolean runs = fate.next().filter(Observed.Container::isRunning).isPresent();
        if (!runs || stops) {
            int first = tasks.plan.next();
            Task start = containers.addStart(fate, next, "", ready, back);
            tasks.plan.wish(start, wishes);
            limit(turn, first, start);
            before = List.of(start);
        }
        Step[] otherwise = Stream.concat(Stream.of(new StopContainer(next)), Stream.of(back))
                .toArray(Step[]::new);
        Task watch = tasks.plan.add(
                new AwaitProven(next, proof(fate.service())), proofText(fate.service()), before, otherwise);
        if (runs) {
            tasks.plan.wish(watch, wishes);
            limit(turn, watch.number(), watch);
        }
        return watch;
    }

    private static Proof proof(Service service) {
        return Proof.of(
                service.restart(), service.settings().lifecycle().updating().monitor());
    }

    private static String proofText(Service service) {
        String up =
                "up for " + Words.of(service.settings().lifecycle().updating().monitor());
        return service.settings().health().filter(Replacements::tests).isPresent()
                ? "until healthy, and " + up
                : "until " + up;
    }

    private static boolean tests(Healthcheck health) {
        return health.test().isPresent() && !health.isDisabled();
    }

    private Task addChange(Fate fate, Manner manner, Task proven) {
        Observed.Container old = fate.there().orElseThrow();
        boolean unnamed = manner.startFirst() || fate.next().isPresent();
        if (old.state().equals("created")) {
            Task remove = tasks.plan.add(new RemoveContainer(fate.name()), "replaced", List.of(proven));
            tasks.removed.put(old.name(), remove);
            return addPlace(
                    fate,
                    new TakePlace(fate.name(), Optional.empty(), true, restart(fate), unnamed, Set.of()),
                    List.of(remove));
        }
        String keptAs = Names.kept(fate.name(), old.origin().generation());
        Task place = addPlace(
                fate,
                new TakePlace(
                        fate.name(),
                        Optional.of(keptAs),
                        Fingerprint.parse(old.fingerprint()).restart().equals(Restart.NO),
                        restart(fate),
                        unnamed,
                        manner.startFirst() ? containers.spec(fate).ownNetworks() : Set.of()),
                List.of(proven));
        return place;
    }

    private static Restart restart(Fate fate) {
        return fate.service().restart();
    }

    private Task addPlace(Fate fate, TakePlace step, List<Task> before) {
        String reason =
                step.keptAs().map(name -> "the old one is kept as " + name).orElse("");
        Task place = tasks.plan.add(step, reason, before);
        tasks.start(fate.service().name(), place);
        turns.changed(fate.service().name(), place);
        return place;
    }

    /** Whether what is replaced may keep its port while it drains and the next one starts already. */
    private boolean hasRoomForThoseThatGo(Service service) {
        return service.ports().stream().allMatch(port -> port.hasRoomFor(containers(service) + 2 * atOnce(service)));
    }

    private Task addLetGo(Fate fate, Task takesPlace) {
        Observed.Container old = fate.there().orElseThrow();
        String name = Names.kept(fate.name(), old.origin().generation());
        Duration drain = parting(fate).drain();
        Task drained = drain.isZero()
                ? takesPlace
                : tasks.plan.add(new Pause(drain), "for what is under way", List.of(takesPlace));
        Task gone = tasks.hooked.letGo(old, name, List.of(drained));
        tasks.stopped.put(name, gone);
        return gone;
    }

    /** The old one is put to work again, and then those that share a namespace with it, and those that stopped for others. */
    private Step[] back(Fate fate) {
        if (!update.comesBack(fate)) {
            return cleared(fate);
        }
        Observed.Container old = fate.there().orElseThrow();
        return Stream.of(update.again(old), Companions.again(List.of(old), update), Stream.of(cleared(fate)))
                .flatMap(steps -> steps)
                .toArray(Step[]::new);
    }

    /** What puts those to work again that have stopped for a container and are not asked for. */
    Step[] cleared(Fate fate) {
        return update.again(fate, container -> tasks.stopped.containsKey(container.name()))
                .toArray(Step[]::new);
    }

    private void limit(Turns.Turn turn, int first, Task last) {
        turn.limit().ifPresent(limit -> tasks.plan.limit(first, last, limit));
    }

    /** So many at once as the file says, the others after them. */
    private Turns.Turn turn(Service service) {
        Updating updating = service.settings().lifecycle().updating();
        return turns.next(service.name(), updating, atOnce(service), service.containers());
    }

    private static Parting parting(Fate fate) {
        return fate.service().settings().lifecycle().parting();
    }

    /** What was replaced too long ago to go back to, when there is nothing left to fail. */
    void addPrunes() {
        List<Task> all = tasks.allStarted();
        replaced.forEach(fate -> prune(fate, all));
    }

    private void prune(Fate fate, List<Task> before) {
        int most = parting(fate).kept();
        kept.getOrDefault(fate.name(), List.of()).stream()
                .sorted(Observed.Container.byUse())
                .skip(most - 1L)
                .forEach(container -> tasks.plan.add(
                        new RemoveContainer(container.name()),
                        "more than " + most + " updates ago",
                        Stream.concat(before.stream(), TasksSoFar.of(tasks.stopped, container.name()))
                                .toList()));
    }
}
