package io.stackfile.host;

import io.stackfile.model.Link;
import io.stackfile.model.Namespace;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The containers of a {@link FakeHost}; guarded by the monitor of the host. */
final class FakeContainers {
    private final Map<String, FakeContainer> containers = new TreeMap<>();
    private final FakeImages images;
    private final FakeNetworks networks;
    private final FakeVolumes volumes;
    private final FakeLogs logs;
    private final FakeHistory history;

    FakeContainers(FakeImages images, FakeNetworks networks, FakeVolumes volumes, FakeLogs logs, FakeHistory history) {
        this.images = images;
        this.networks = networks;
        this.volumes = volumes;
        this.logs = logs;
        this.history = history;
    }

    boolean has(String name) {
        return containers.containsKey(name);
    }

    FakeContainer made(String deed, String name) {
        Refusal.unless(has(name), deed, "there is no such container");
        return Objects.requireNonNull(containers.get(name));
    }

    /** It, which has to run. */
    FakeContainer running(String deed, String name) {
        FakeContainer container = made(deed, name);
        Refusal.unless(!container.isPaused(), deed, "it is paused");
        Refusal.unless(container.runs(), deed, "it does not run");
        return container;
    }

    /** The same, or it is paused. */
    FakeContainer alive(String deed, String name) {
        FakeContainer container = made(deed, name);
        Refusal.unless(container.runs() || container.isPaused(), deed, "it does not run");
        return container;
    }

    List<String> those(Predicate<FakeContainer> wanted) {
        return containers.entrySet().stream()
                .filter(entry -> wanted.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    List<Observed.Container> of(String stack) {
        return containers.entrySet().stream()
                .filter(entry -> entry.getValue().spec.stack().equals(stack))
                .map(entry -> entry.getValue().observed(entry.getKey(), networks))
                .toList();
    }

    List<StackSummary> stacks() {
        return containers.values().stream()
                .map(container -> container.spec.stack())
                .distinct()
                .sorted()
                .map(this::summary)
                .toList();
    }

    private StackSummary summary(String stack) {
        List<FakeContainer> its = containers.values().stream()
                .filter(container -> container.spec.stack().equals(stack))
                .toList();
        int running = (int) its.stream().filter(FakeContainer::runs).count();
        return new StackSummary(stack, its.size(), running, its.get(0).spec.file());
    }

    void create(ContainerSpec spec) {
        create(spec, false, false);
    }

    void create(OneOff oneOff) {
        create(oneOff.container(), true, !oneOff.kept());
    }

    private void create(ContainerSpec spec, boolean oneOff, boolean removedAtEnd) {
        String deed = "create " + spec.name();
        Refusal.unless(!has(spec.name()), deed, "the name is in use by another container");
        FakeContainer container =
                new FakeContainer(spec, images.find(deed, spec.service().image().name()), maker(spec));
        container.wantedNetworks().forEach(network -> networks.check(deed, network));
        container.oneOff = oneOff;
        container.removedAtEnd = removedAtEnd;
        checkOthers(deed, spec);
        container.namedVolumes().forEach(volume -> volumes.check(deed, volume));
        container.ownVolumes().forEach(volumes::add);
        containers.put(spec.name(), container);
        history.add("create", spec.name(), container);
    }

    private Optional<FakeContainer> maker(ContainerSpec spec) {
        return spec.service()
                .settings()
                .namespaces()
                .network()
                .filter(Namespace.OfService.class::isInstance)
                .map(shared -> containers.get(spec.first(((Namespace.OfService) shared).service())));
    }

    /** What runs in the network of a container that has ended since, each with the name that that one has now, if it has one. */
    Map<String, String> alone(String stack) {
        Map<String, String> alone = new TreeMap<>();
        containers.forEach((name, container) -> container
                .maker()
                .filter(maker -> container.spec.stack().equals(stack))
                .filter(maker -> !containers.containsValue(maker) || container.outlives(maker))
                .ifPresent(maker -> alone.put(name, nameOf(maker))));
        return alone;
    }

    /** What is in the network of a container, whether it runs or not, each with the same. */
    Map<String, String> makers(String stack) {
        Map<String, String> makers = new TreeMap<>();
        containers.forEach((name, container) -> container
                .maker
                .filter(maker -> container.spec.stack().equals(stack))
                .ifPresent(maker -> makers.put(name, nameOf(maker))));
        return makers;
    }

    private String nameOf(FakeContainer container) {
        return those(container::equals).stream().findFirst().orElse("");
    }

    private void checkOthers(String deed, ContainerSpec spec) {
        spec.linked().forEach(linked -> images.find(deed, linked.image().name()));
        spec.service().links().stream()
                .map(Link::service)
                .forEach(target -> Refusal.unless(
                        spec.linked().stream().anyMatch(linked -> linked.name().equals(target)),
                        deed,
                        "nobody said what service " + target + " is"));
        spec.service().companions().stream()
                .map(spec::first)
                .forEach(other -> Refusal.unless(has(other), deed, "there is no container " + other));
    }

    void start(String name) {
        String deed = "start " + name;
        FakeContainer container = made(deed, name);
        if (container.runs()) {
            return;
        }
        container.wantedNetworks().forEach(network -> networks.check(deed, network));
        Refusal.unless(!container.lacksItsMaker(), deed, "the container whose network it has does not run");
        checkOnlyWriter(name, container);
        container.ports = new FakePorts(containers.values())
                .publish(name, container.spec.service().ports());
        container.joinAll(networks);
        List<String> said = container.start();
        history.add("start", name, container);
        if (!container.runs()) {
            history.add("die", name, container);
        }
        if (!said.isEmpty()) {
            logs.write(name, said);
        }
        if (container.removedAtEnd && !container.runs()) {
            containers.remove(name);
        }
    }

    /** Docker would not mind, but their data would. */
    private void checkOnlyWriter(String name, FakeContainer container) {
        containers.forEach((other, running) -> Refusal.unless(
                other.equals(name)
                        || !running.runs()
                        || running.oneOff
                        || !running.isTheSameAs(container)
                        || !running.writesWhere(container),
                "start " + name,
                other + " runs and writes to the same data"));
    }

    void pause(String name) {
        String deed = "pause " + name;
        Refusal.unless(!made(deed, name).isPaused(), deed, "it is paused already");
        running(deed, name).state = "paused";
    }

    void unpause(String name) {
        String deed = "unpause " + name;
        FakeContainer container = made(deed, name);
        Refusal.unless(container.isPaused(), deed, "it is not paused");
        container.state = "running";
    }

    void stop(String name) {
        FakeContainer container = made("stop " + name, name);
        if (container.runs() || container.isPaused()) {
            container.end(0);
            history.add("die", name, container);
        }
    }

    void rename(String from, String to) {
        String deed = "rename " + from + " to " + to;
        FakeContainer container = made(deed, from);
        Refusal.unless(!has(to), deed, "the name is in use by another container");
        containers.remove(from);
        containers.put(to, container);
    }

    void remove(String name) {
        String deed = "remove " + name;
        FakeContainer container = made(deed, name);
        Refusal.unless(!container.isPaused(), deed, "it is paused");
        Refusal.unless(!container.runs(), deed, "it is running");
        containers.remove(name);
        history.add("destroy", name, container);
    }

    /** In whatever state it is. */
    void drop(String name) {
        containers.remove(name);
    }

    void join(String deed, String name, String network) {
        networks.check(deed, network);
        made(deed, name).joined.add(network);
    }

    void leave(String deed, String name, String network) {
        made(deed, name).joined.remove(network);
    }
}
