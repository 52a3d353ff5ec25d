package io.stackfile.preflight;

import io.stackfile.host.Ingress;
import io.stackfile.host.Names;
import io.stackfile.host.NetworkSpec;
import io.stackfile.host.Platform;
import io.stackfile.host.Site;
import io.stackfile.ingress.IngressStack;
import io.stackfile.model.Devices;
import io.stackfile.model.Image;
import io.stackfile.model.Port;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import io.stackfile.plan.BuildImage;
import io.stackfile.plan.CreateContainer;
import io.stackfile.plan.CreateNetwork;
import io.stackfile.plan.Plan;
import io.stackfile.plan.PullImage;
import io.stackfile.plan.RemoveContainer;
import io.stackfile.plan.RemoveNetwork;
import io.stackfile.plan.ReplaceNetwork;
import io.stackfile.plan.ShipImage;
import io.stackfile.plan.StartContainer;
import io.stackfile.plan.Step;
import io.stackfile.plan.StopContainer;
import io.stackfile.plan.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Compares what a plan wants with what there is on its host. */
public final class Preflight {
    /** What an image may well take. */
    private static final long LITTLE = 2_000_000_000L;

    private static final String NVIDIA = "nvidia";
    private static final String TOOLKIT =
            "on a machine with an NVIDIA GPU install its driver and the NVIDIA Container Toolkit, and"
                    + " run 'nvidia-ctk runtime configure --runtime=docker' and 'systemctl restart docker'";

    private final Stack stack;
    private final Site site;
    private final List<Step> steps;
    private final Set<String> freed;
    private final List<Finding> findings = new ArrayList<>();

    private Preflight(Stack stack, Plan plan, Site site) {
        this.stack = stack;
        this.site = site;
        this.steps = plan.tasks().stream().map(Task::step).toList();
        this.freed = Stream.concat(
                        of(StopContainer.class).map(StopContainer::container),
                        of(RemoveContainer.class).map(RemoveContainer::container))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** All there is to say, in the order of the plan. */
    public static List<Finding> of(Stack stack, Plan plan, Site site) {
        Preflight preflight = new Preflight(stack, plan, site);
        plan.obstacles().forEach(obstacle -> preflight.stop(obstacle.what(), obstacle.cure()));
        preflight.names();
        preflight.ports();
        preflight.subnets();
        preflight.disk();
        preflight.platforms();
        preflight.runtimes();
        preflight.gpus();
        return preflight.findings.stream().distinct().toList();
    }

    /** The services of which containers are to start. */
    public static List<Service> starting(Stack stack, Plan plan) {
        return new Preflight(stack, plan, Site.NOTHING)
                .starting().values().stream().distinct().toList();
    }

    /** Whether there is anything in a plan that a host could be unready for. */
    public static boolean isWorthwhile(Plan plan) {
        return !plan.obstacles().isEmpty()
                || plan.tasks().stream()
                        .map(Task::step)
                        .anyMatch(step -> step instanceof CreateContainer
                                || step instanceof StartContainer
                                || step instanceof CreateNetwork
                                || step instanceof ReplaceNetwork);
    }

    private <T extends Step> Stream<T> of(Class<T> kind) {
        return steps.stream().filter(kind::isInstance).map(kind::cast);
    }

    private void names() {
        of(CreateContainer.class)
                .map(CreateContainer::container)
                .forEach(wanted -> site.containers().stream()
                        .filter(there -> !there.stack().equals(wanted.stack()))
                        .filter(there -> there.name().equals(wanted.name())
                                || there.name().equals(lasting(wanted.name())))
                        .forEach(there -> stop(
                                "the name " + there.name() + " that a container of "
                                        + wanted.service().name() + " is to have is that of " + whose(there),
                                "remove that one (docker rm " + there.name() + ") or "
                                        + (wanted.service().containerName().isPresent()
                                                ? "write another container_name"
                                                : "give the stack another name with --name"))));
    }

    private static String whose(Site.Occupant there) {
        return there.stack().isEmpty() && there.project().isEmpty()
                ? "a container that no stack has made"
                : "a " + there.toString().replaceFirst(" " + java.util.regex.Pattern.quote(there.name()), "");
    }

    private static String lasting(String name) {
        return name.endsWith(Names.NEXT) ? name.substring(0, name.length() - Names.NEXT.length()) : name;
    }

    private void ports() {
        starting()
                .forEach((container, service) ->
                        service.ports().stream().filter(Port::isFixed).forEach(port -> port(container, service, port)));
    }

    /** The service of each container that is to start, by the name it will have. */
    private Map<String, Service> starting() {
        Map<String, Service> starting = new LinkedHashMap<>();
        of(CreateContainer.class)
                .map(CreateContainer::container)
                .forEach(made -> starting.put(lasting(made.name()), made.service()));
        Map<String, Service> all = new LinkedHashMap<>();
        stack.services()
                .forEach(service -> IntStream.rangeClosed(1, service.containers())
                        .forEach(number -> all.put(Names.container(stack.name(), service, number), service)));
        IngressStack.stack().services().forEach(service -> all.put(Ingress.CONTAINER, service));
        of(StartContainer.class)
                .map(StartContainer::container)
                .filter(all::containsKey)
                .forEach(name -> starting.putIfAbsent(name, all.get(name)));
        return starting;
    }

    private void port(String container, Service service, Port port) {
        Optional<Site.Occupant> holder = site.containers().stream()
                .filter(there -> !freed.contains(there.name()) && !there.name().equals(container))
                .filter(there -> there.ports().stream().anyMatch(port::clashesWith))
                .findFirst();
        boolean ofContainers = site.containers().stream()
                .flatMap(there -> there.ports().stream())
                .anyMatch(port::clashesWith);
        boolean ingress = container.equals(Ingress.CONTAINER);
        String what = "port " + port.published()
                + (port.container().protocol().toString().equals("udp") ? "/udp" : "") + " of the host, which "
                + (ingress ? "the ingress has to have" : service.name() + " publishes") + ", is taken by ";
        String other = ingress
                ? "or let it have another port, and be served by the ingress itself (x-stack: {ingress: …})"
                : "or write another one under services." + service.name() + ".ports";
        if (holder.isPresent()) {
            stop(
                    what + holder.get(),
                    (holder.get().stack().equals(stack.name())
                                    ? "remove what the file no longer names with --remove-orphans, "
                                    : "stop that one (docker stop "
                                            + holder.get().name() + ") ")
                            + other);
        } else if (!ofContainers
                && site.listening().stream().flatMap(List::stream).anyMatch(port::clashesWith)) {
            stop(
                    what + "a program of the host itself",
                    "find it there (ss -lntup 'sport = :" + port.published() + "') and stop it, " + other);
        }
    }

    private void subnets() {
        List<NetworkSpec> replaced =
                of(ReplaceNetwork.class).map(ReplaceNetwork::network).toList();
        Set<String> removed = Stream.concat(
                        of(RemoveNetwork.class).map(RemoveNetwork::network),
                        replaced.stream().map(NetworkSpec::name))
                .collect(Collectors.toSet());
        Stream.concat(of(CreateNetwork.class).map(CreateNetwork::network), replaced.stream())
                .forEach(wanted -> wanted.network().addresses().pools().stream()
                        .flatMap(pool -> pool.subnet().stream())
                        .forEach(subnet -> site.subnets().stream()
                                .filter(there -> !removed.contains(there.network()))
                                .filter(there -> Overlap.between(subnet, there.addresses()))
                                .forEach(there -> stop(
                                        "the subnet " + subnet + " of network " + wanted.name() + " overlaps with "
                                                + there.addresses() + " of network " + there.network(),
                                        "write another one under networks."
                                                + wanted.network().key()
                                                + ".ipam, or remove that network if nobody needs it"))));
    }

    private void disk() {
        long images = steps.stream().filter(step -> fetched(step).isPresent()).count();
        site.disk()
                .filter(disk -> images > 0 && disk.free() < LITTLE)
                .ifPresent(disk -> findings.add(new Finding(
                        false,
                        String.format(
                                Locale.ROOT,
                                "%.1f GB are free where the engine keeps its images (%s), and %s to get",
                                disk.free() / 1e9,
                                disk.folder(),
                                images == 1 ? "there is 1" : "there are " + images),
                        "'docker system prune' removes what no container uses")));
    }

    /** The images that a plan makes containers of and does not get first. */
    public static List<Image> there(Plan plan) {
        List<Step> steps = plan.tasks().stream().map(Task::step).toList();
        Set<Image> fetched =
                steps.stream().flatMap(step -> fetched(step).stream()).collect(Collectors.toSet());
        return created(steps)
                .map(Service::image)
                .filter(image -> !fetched.contains(image))
                .distinct()
                .toList();
    }

    private static Optional<Image> fetched(Step step) {
        return step instanceof PullImage pull
                ? Optional.of(pull.image())
                : step instanceof BuildImage build
                        ? Optional.of(build.image())
                        : step instanceof ShipImage ship ? Optional.of(ship.image()) : Optional.empty();
    }

    /** An image that is still to be fetched is what the registry has for the host, but for one that the file wants for another. */
    private void platforms() {
        Site.Platforms platforms = site.platforms();
        created(steps)
                .forEach(
                        service -> service.image()
                                .platform()
                                .map(Platform::of)
                                .or(() -> Optional.ofNullable(
                                        platforms.images().get(service.image().name())))
                                .filter(made -> !platforms.own().runs(made))
                                .filter(made ->
                                        !platforms.emulators().orElse(Set.of()).contains(made.emulator()))
                                .ifPresent(
                                        made -> findings.add(
                                                new Finding(
                                                        platforms.emulators().isPresent(),
                                                        service.name() + " runs " + service.image() + " for " + made
                                                                + ", and the host is "
                                                                + platforms.own()
                                                                + (platforms
                                                                                .emulators()
                                                                                .isPresent()
                                                                        ? ""
                                                                        : "; whether it emulates the other is not known"),
                                                        (service.image()
                                                                                .platform()
                                                                                .isPresent()
                                                                        ? "take platform out of services."
                                                                                + service.name()
                                                                        : "build it for that (docker build --platform "
                                                                                + platforms.own() + ")")
                                                                + ", or have the host emulate it (on Debian and Ubuntu: apt install qemu-user-static)"))));
    }

    /** A name with dots in it is that of a program, which no engine tells of. */
    private void runtimes() {
        created(steps)
                .filter(service -> service.settings()
                        .execution()
                        .runtime()
                        .filter(runtime -> !runtime.contains("."))
                        .filter(runtime ->
                                !site.runtimes().isEmpty() && !site.runtimes().contains(runtime))
                        .isPresent())
                .forEach(service -> stop(
                        service.name() + " is to be run by the runtime '"
                                + service.settings().execution().runtime().orElseThrow()
                                + "', and the host's engine has only " + String.join(", ", site.runtimes()),
                        service.settings().execution().runtime().equals(Optional.of(NVIDIA))
                                ? TOOLKIT + ", or take runtime out of services." + service.name()
                                : "have it registered there (runtimes in /etc/docker/daemon.json), or take runtime out of services."
                                        + service.name()));
    }

    private void gpus() {
        created(steps)
                .filter(service ->
                        service.settings().devices().requests().stream().anyMatch(Preflight::isForGpus))
                .filter(service -> !site.gpus().orElse(false))
                .forEach(service -> findings.add(new Finding(
                        site.gpus().isPresent(),
                        service.name() + " asks for GPUs, and "
                                + (site.gpus().isPresent()
                                        ? "the host's engine has nothing that gives them to containers"
                                        : "the host's engine does not tell of a runtime for them"),
                        TOOLKIT + ", or leave the GPUs out of services." + service.name())));
    }

    private static boolean isForGpus(Devices.Request request) {
        return request.capabilities().contains("gpu") && Set.of("", NVIDIA).contains(request.driver());
    }

    /** The services of which containers are made. */
    private static Stream<Service> created(List<Step> steps) {
        return steps.stream()
                .filter(CreateContainer.class::isInstance)
                .map(made -> ((CreateContainer) made).container().service())
                .distinct();
    }

    private void stop(String what, String cure) {
        findings.add(new Finding(true, what, cure));
    }
}
