package io.stackfile.plan;

import io.stackfile.host.ContainerSpec;
import io.stackfile.host.LocalImages;
import io.stackfile.host.Names;
import io.stackfile.host.NetworkSpec;
import io.stackfile.host.Observed;
import io.stackfile.host.VolumeSpec;
import io.stackfile.model.Build;
import io.stackfile.model.Dependency;
import io.stackfile.model.Image;
import io.stackfile.model.Link;
import io.stackfile.model.Mount;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import io.stackfile.model.StartOrder;
import io.stackfile.model.StoredVolume;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes a host look like a file. Images come first, so that nothing stops for want of one; a changed container's replacement
 * is made before the old one stops, and the old one starts again when the new one will not.
 */
final class UpPlanner {
    private final Stack stack;
    private final Observed observed;
    private final LocalImages local;
    private final boolean all;
    private final List<String> notes = new ArrayList<>();
    private final List<Fate> fates = new ArrayList<>();
    private final HeldPorts ports = new HeldPorts(fates);
    private final List<Observed.Container> surplus;
    private final Plan.Builder plan = new Plan.Builder();

    private final WantedNetworks wanted;
    private final List<NetworkSpec> anew;
    private final Map<String, Task> networks = new HashMap<>();
    private final Map<String, Task> volumes = new HashMap<>();
    private final Map<Image, Task> images = new HashMap<>();
    private final Map<String, Task> stopped = new HashMap<>();
    private final Map<String, Task> removed = new HashMap<>();
    private final Map<String, List<Task>> started = new HashMap<>();
    private final Map<Step, Task> awaited = new HashMap<>();

    UpPlanner(Stack stack, Observed observed, LocalImages local, Set<String> services) {
        this.stack = stack;
        this.observed = observed;
        this.local = local;
        Set<String> selected = services.isEmpty() ? Set.of() : StartOrder.withPrerequisites(stack, services);
        List<Service> chosen = StartOrder.of(stack).stream()
                .filter(service -> selected.isEmpty() || selected.contains(service.name()))
                .toList();
        this.wanted = new WantedNetworks(stack, observed);
        new WantedEngine(stack, observed).check(chosen);
        wanted.check(chosen);
        new WantedVolumes(stack, observed).check(chosen);
        Map<Boolean, List<NetworkSpec>> changed = wanted.of(chosen).stream()
                .filter(network -> !wanted.changes(network).isEmpty())
                .collect(Collectors.partitioningBy(network -> wanted.isFree(network.name(), selected)));
        this.anew = changed.getOrDefault(true, List.of());
        changed.getOrDefault(false, List.of())
                .forEach(network -> notes.add("network " + network.name() + " stays as it was made: others are on it"));
        new WantedVolumes(stack, observed)
                .otherwise(chosen)
                .forEach(volume -> notes.add("volume " + volume + " stays as it was made, for its data"));
        Fates compare = new Fates(stack, observed);
        chosen.forEach(service -> compare.of(service).stream()
                .map(this::onNewNetwork)
                .map(new Companions(List.copyOf(fates))::adjusted)
                .forEach(fates::add));
        this.all = selected.isEmpty();
        this.surplus = surplus(selected);
    }

    Plan plan(String address) {
        addMissingNetworks();
        addVolumes();
        addImages();
        surplus.stream()
                .filter(container -> !isOnChangedNetwork(container))
                .forEach(container -> addRemoval(container, surplusReason(container), List.of()));
        addNetworksAnew();
        fates.stream()
                .filter(this::isInTheWay)
                .forEach(fate -> addStop(fate, canBeMadeAtOnce(fate) ? addNext(fate) : List.of(), List.of()));
        fates.forEach(this::add);
        addNetworkRemovals();
        String summary = new UpSummary(stack, fates, surplus, notes).text();
        return plan.build(stack.name() + " on " + address, summary);
    }

    /** Not so long as it waits for another service's container that it shares something with. */
    private static boolean canBeMadeAtOnce(Fate fate) {
        return fate.service().companions().isEmpty();
    }

    /** Whether another service waits for a port or for data until this one's old container stops. */
    private boolean isInTheWay(Fate fate) {
        return ports.holdsOneOfAnother(fate)
                || fate.kind() == Fate.Kind.REPLACE
                        && fate.there().filter(Observed.Container::isAlive).isPresent()
                        && fates.stream()
                                .filter(other -> !other.service()
                                        .name()
                                        .equals(fate.service().name()))
                                .filter(other -> other.kind() != Fate.Kind.KEEP)
                                .anyMatch(other -> SharedData.movesTo(other, fate));
    }

    /** Containers of the stack that the file does not ask for: of services it has not, of too many, left by an update. */
    private List<Observed.Container> surplus(Set<String> selected) {
        Set<String> expected = new HashSet<>();
        for (Fate fate : fates) {
            if (fate.there().isPresent()) {
                expected.add(fate.name());
            }
            if (fate.kind() == Fate.Kind.REPLACE || fate.kind() == Fate.Kind.FINISH) {
                fate.next().ifPresent(next -> expected.add(next.name()));
            }
        }
        return observed.members().stream()
                .filter(container -> selected.isEmpty() || selected.contains(container.service()))
                .filter(container -> !expected.contains(container.name()))
                .filter(container -> !stack.inactive().contains(container.service()))
                .toList();
    }

    private String surplusReason(Observed.Container container) {
        if (isOnChangedNetwork(container)) {
            return "its network is made anew";
        }
        if (container.name().endsWith(Names.NEXT) || container.name().endsWith(Names.PREVIOUS)) {
            return "left by an earlier update";
        }
        return stack.service(container.service())
                .map(service -> "the file asks for " + Count.of(service.containers(), "container"))
                .orElse("no longer in the file");
    }

    /** A network cannot be changed; what is on one that is made anew goes first. */
    private Fate onNewNetwork(Fate fate) {
        return fate.there().filter(this::isOnChangedNetwork).isPresent()
                ? new Fate(
                        Fate.Kind.CREATE,
                        fate.service(),
                        fate.number(),
                        fate.name(),
                        Optional.empty(),
                        Optional.empty(),
                        fate.fingerprint(),
                        "on the new network")
                : fate;
    }

    private boolean isOnChangedNetwork(Observed.Container container) {
        return anew.stream().anyMatch(network -> container.networks().contains(network.name()));
    }

    private void addMissingNetworks() {
        if (fates.isEmpty()) {
            return;
        }
        for (NetworkSpec spec : wanted.of(services())) {
            if (observed.network(spec.name()).isEmpty()) {
                networks.put(spec.name(), plan.add(new CreateNetwork(spec), "new", List.of()));
            }
        }
    }

    private List<Service> services() {
        return fates.stream().map(Fate::service).distinct().toList();
    }

    /** Those that need others stop before them. */
    private void emptyNetworks() {
        LabelOrder.reversed(surplus.stream().filter(this::isOnChangedNetwork).toList())
                .forEach(container -> addRemoval(
                        container,
                        surplusReason(container),
                        LabelOrder.needing(container, surplus).stream()
                                .flatMap(other -> Stream.ofNullable(stopped.get(other.name())))
                                .toList()));
    }

    private void addNetworksAnew() {
        emptyNetworks();
        for (NetworkSpec spec : anew) {
            List<Task> emptied = observed.containers().stream()
                    .filter(container -> container.networks().contains(spec.name()))
                    .flatMap(container -> Stream.ofNullable(removed.get(container.name())))
                    .toList();
            String reason = String.join("; ", wanted.changes(spec));
            Task remove = plan.add(new RemoveNetwork(spec.name()), reason, emptied);
            networks.put(spec.name(), plan.add(new CreateNetwork(spec), "", List.of(remove)));
        }
    }

    /** Once whatever was on them is gone. */
    private void addNetworkRemovals() {
        if (all) {
            wanted.surplus()
                    .forEach(name ->
                            plan.add(new RemoveNetwork(name), "no longer in the file", List.copyOf(removed.values())));
        }
    }

    private List<Task> networksOf(Service service) {
        List<Task> tasks = new ArrayList<>();
        addIfThere(networks, stack.name(), tasks);
        wanted.namesOf(service).stream()
                .filter(name -> !name.equals(stack.name()))
                .forEach(name -> addIfThere(networks, name, tasks));
        return tasks;
    }

    private void addVolumes() {
        for (Fate fate : fates) {
            namedVolumes(fate.service()).forEach(volume -> {
                VolumeSpec spec = spec(stack, volume, observed.salt());
                if (isOurs(stack, volume) && !observed.hasVolume(spec.name()) && !volumes.containsKey(volume.name())) {
                    volumes.put(volume.name(), plan.add(new CreateVolume(spec), "new", List.of()));
                }
            });
        }
    }

    static boolean isOurs(Stack stack, Mount.Named volume) {
        return stack.declared()
                .volume(volume.name())
                .filter(StoredVolume::external)
                .isEmpty();
    }

    static VolumeSpec spec(Stack stack, Mount.Named volume, String salt) {
        StoredVolume declared = stack.volume(volume.name());
        return VolumeSpec.of(
                Names.volume(stack.name(), volume),
                stack.name(),
                declared,
                volume.options().driver(),
                new DeclaredFields(salt).fingerprint(declared));
    }

    static List<Mount.Named> namedVolumes(Service service) {
        return service.mounts().stream()
                .filter(Mount.Named.class::isInstance)
                .map(Mount.Named.class::cast)
                .toList();
    }

    /** A container needs its own image, and those it links to for what they say of themselves. */
    private void addImages() {
        for (Fate fate : fates) {
            if (fate.needsImage()) {
                addImage(fate.service());
                linked(fate.service()).forEach(this::addImage);
                fate.service().mountedImages().forEach(image -> addImage(image, stack.buildOf(image)));
            }
        }
    }

    private void addImage(Service service) {
        addImage(service.image(), service.build());
    }

    private void addImage(Image image, Optional<Build> build) {
        if (observed.image(image).isEmpty() && !images.containsKey(image)) {
            ImageWay way = ImageWay.of(image, build, local);
            images.put(image, plan.add(way.step(), way.reason(), List.of()));
        }
    }

    private List<Service> linked(Service service) {
        return service.links().stream()
                .map(Link::service)
                .flatMap(name -> stack.service(name).stream())
                .toList();
    }

    /** Only when the images are here: what stops for another must not stop in vain. */
    private void addRemoval(Observed.Container container, String reason, List<Task> first) {
        List<Task> before = new ArrayList<>(images.values());
        before.addAll(first);
        if (container.isAlive()) {
            Task stop = plan.add(new StopContainer(container.name()), reason, before);
            stopped.put(container.name(), stop);
            before.add(stop);
        }
        String why = container.isAlive() ? "" : reason;
        removed.put(container.name(), plan.add(new RemoveContainer(container.name()), why, before));
    }

    private void add(Fate fate) {
        switch (fate.kind()) {
            case CREATE -> {
                Task create = addCreate(fate, fate.name());
                addStart(fate, fate.name(), "", List.of(create));
            }
            case START -> addStart(fate, fate.name(), fate.reason(), List.of());
            case RESTART -> addRestart(fate);
            case REPLACE -> addReplacement(fate);
            case FINISH -> addFinish(fate, List.of());
            case KEEP -> started.computeIfAbsent(fate.service().name(), name -> new ArrayList<>());
        }
    }

    /** Once what it depends on is there again. */
    private void addRestart(Fate fate) {
        Task stop = plan.add(new StopContainer(fate.name()), fate.reason(), prerequisites(fate.service()));
        plan.wish(stop, wishes(fate.service()));
        addStart(fate, fate.name(), "", List.of(stop));
    }

    private void addReplacement(Fate fate) {
        Observed.Container old = fate.there().orElseThrow();
        List<Task> ready = new ArrayList<>();
        if (!stopped.containsKey(old.name())) {
            ready.addAll(addNext(fate));
            ready.addAll(prerequisites(fate.service()));
            if (old.isAlive()) {
                addStop(fate, ready, wishes(fate.service()));
            }
        }
        if (stopped.containsKey(old.name()) && !canBeMadeAtOnce(fate) && ready.isEmpty()) {
            ready.addAll(addNext(fate));
        }
        addIfThere(stopped, old.name(), ready);
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
            Task remove = plan.add(new RemoveContainer(fate.name()), "replaced", before);
            removed.put(fate.name() + Names.PREVIOUS, remove);
            before = List.of(remove);
        }
        Task rename = plan.add(new RenameContainer(next, fate.name()), "", before);
        started.computeIfAbsent(fate.service().name(), name -> new ArrayList<>())
                .add(rename);
    }

    private Task addCreate(Fate fate, String name) {
        ContainerSpec spec = ContainerSpec.of(stack, fate.service(), fate.number(), fate.fingerprint())
                .named(name);
        List<Task> before = networksOf(fate.service());
        namedVolumes(fate.service()).forEach(volume -> addIfThere(volumes, volume.name(), before));
        addIfThere(images, fate.service().image(), before);
        fate.service().mountedImages().forEach(image -> addIfThere(images, image, before));
        linked(fate.service()).forEach(service -> addIfThere(images, service.image(), before));
        fate.service().companions().forEach(other -> before.addAll(started.getOrDefault(other, List.of())));
        addIfThere(removed, name, before);
        return plan.add(new CreateContainer(spec), fate.reason(), before);
    }

    private Task addStart(Fate fate, String name, String reason, List<Task> ready, Step... otherwise) {
        List<Task> before = new ArrayList<>(ready);
        before.addAll(networksOf(fate.service()));
        before.addAll(prerequisites(fate.service()));
        before.addAll(portsFreed(fate));
        before.addAll(dataFreed(fate));
        List<Task> wishes = wishes(fate.service());
        Task start = plan.add(new StartContainer(name), reason, before, otherwise);
        plan.wish(start, wishes);
        started.computeIfAbsent(fate.service().name(), service -> new ArrayList<>())
                .add(start);
        return start;
    }

    private void addStop(Fate fate, List<Task> ready, List<Task> wishes) {
        Task stop = plan.add(new StopContainer(fate.name()), stopReason(fate), ready);
        plan.wish(stop, wishes);
        stopped.put(fate.name(), stop);
    }

    private String stopReason(Fate fate) {
        return ports.firstWanted(fate)
                .map(port -> "port " + port.port() + " is free only then")
                .orElse(
                        fate.service().mounts().stream().allMatch(UpPlanner::isWrittenByNobodyElse)
                                ? ""
                                : "one writer at a time");
    }

    private static boolean isWrittenByNobodyElse(Mount mount) {
        return mount.readOnly() || mount instanceof Mount.Temporary || mount instanceof Mount.OfImage;
    }

    /** What has to be there before a service starts. */
    private List<Task> prerequisites(Service service) {
        List<Task> tasks = new ArrayList<>();
        StartOrder.prerequisites(service).stream()
                .filter(name -> !isWish(service, name))
                .forEach(name -> tasks.addAll(started.getOrDefault(name, List.of())));
        service.dependencies().stream().filter(Dependency::required).forEach(needed -> tasks.addAll(waits(needed)));
        return tasks;
    }

    /** What a service waits for and can do without. */
    private List<Task> wishes(Service service) {
        List<Task> tasks = new ArrayList<>();
        service.dependencies().stream()
                .filter(dependency -> !dependency.required())
                .forEach(dependency -> {
                    tasks.addAll(started.getOrDefault(dependency.service(), List.of()));
                    tasks.addAll(waits(dependency));
                });
        return tasks;
    }

    private static boolean isWish(Service service, String name) {
        return !service.companions().contains(name)
                && service.links().stream().noneMatch(link -> link.service().equals(name))
                && service.dependencies().stream()
                        .filter(dependency -> dependency.service().equals(name))
                        .noneMatch(Dependency::required);
    }

    private List<Task> waits(Dependency dependency) {
        Collection<Task> after = started.getOrDefault(dependency.service(), List.of());
        return awaiting(stack, dependency).stream()
                .map(step -> awaited.computeIfAbsent(step, wait -> plan.add(wait, "", after)))
                .toList();
    }

    /** The waiting for all containers of a service that another one depends on. */
    static List<Step> awaiting(Stack stack, Dependency dependency) {
        Optional<Service> service = stack.service(dependency.service());
        Dependency.Condition condition = dependency.condition();
        if (condition == Dependency.Condition.STARTED || service.isEmpty()) {
            return List.of();
        }
        Service needed = service.get();
        return IntStream.rangeClosed(1, needed.containers())
                .mapToObj(number -> Names.container(stack.name(), needed, number))
                .<Step>map(name -> condition == Dependency.Condition.HEALTHY
                        ? new AwaitHealthy(name, dependency.required())
                        : new AwaitCompleted(name, dependency.required()))
                .toList();
    }

    private List<Task> portsFreed(Fate fate) {
        return observed.containers().stream()
                .filter(container -> stopped.containsKey(container.name()))
                .filter(container -> HeldPorts.of(container).anyMatch(held -> HeldPorts.wants(fate, held)))
                .map(container -> stopped.get(container.name()))
                .toList();
    }

    /** Nobody writes to data that somebody else still writes to. */
    private List<Task> dataFreed(Fate fate) {
        return observed.containers().stream()
                .filter(container -> stopped.containsKey(container.name()))
                .filter(container -> SharedData.between(fate, container))
                .map(container -> stopped.get(container.name()))
                .toList();
    }

    private static <K> void addIfThere(Map<K, Task> tasks, K key, List<Task> list) {
        Task task = tasks.get(key);
        if (task != null) {
            list.add(task);
        }
    }
}
