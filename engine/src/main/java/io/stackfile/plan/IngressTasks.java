package io.stackfile.plan;

import io.stackfile.host.Entrance;
import io.stackfile.host.Ingress;
import io.stackfile.host.LocalImages;
import io.stackfile.host.Observed;
import io.stackfile.host.Served;
import io.stackfile.ingress.IngressStack;
import io.stackfile.ingress.Site;
import io.stackfile.model.Route;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Has the host's ingress serve what the file says: makes it when there is none, puts it on the stack's network, and tells it
 * what is new. It is told one thing after the other.
 */
final class IngressTasks {
    private final Update update;
    private final Entrance entrance;
    private final LocalImages local;
    private final TasksSoFar tasks;
    private final List<Served> wanted;
    private int added;

    IngressTasks(Update update, Entrance entrance, LocalImages local, TasksSoFar tasks) {
        this.update = update;
        this.entrance = entrance;
        this.local = local;
        this.tasks = tasks;
        this.wanted = update.stack().routes().stream()
                .filter(route -> services().contains(route.service()))
                .map(route -> Site.of(update.stack(), route, update.observed().salt()))
                .toList();
        tasks.plan.obstruct(takenNames());
    }

    private Set<String> services() {
        return update.services().stream().map(Service::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Obstacle> takenNames() {
        Stack stack = update.stack();
        return stack.routes().stream()
                .map(Route::host)
                .flatMap(host -> entrance.site(host).stream())
                .filter(site -> !site.stack().equals(stack.name()))
                .map(site -> new Obstacle(
                        "this host serves " + site.host() + " for the stack '" + site.stack() + "' already",
                        "write another host there or here, or take that stack down: stack down --name " + site.stack()))
                .toList();
    }

    /** Whether it has nothing to do. */
    boolean isIdle() {
        return added == 0;
    }

    void add() {
        int before = tasks.plan.size();
        addAll();
        added = tasks.plan.size() - before;
    }

    private void addAll() {
        List<Served> old = entrance.of(update.stack().name()).stream()
                .filter(site -> update.all() || services().contains(site.service()))
                .filter(site -> wanted.stream().noneMatch(other -> other.host().equals(site.host())))
                .toList();
        List<Task> ended = end(old);
        if (!wanted.isEmpty()) {
            serve(ended);
        } else if (!old.isEmpty() && isLast(old)) {
            remove(tasks.plan, entrance, ended);
        } else if (!old.isEmpty()
                && old.size() == entrance.of(update.stack().name()).size()) {
            leave(old, ended);
        }
    }

    private void leave(List<Served> old, List<Task> ended) {
        Set<String> joined =
                entrance.container().map(Observed.Container::networks).orElse(Set.of());
        old.stream()
                .map(Served::network)
                .distinct()
                .filter(joined::contains)
                .filter(network -> !isMadeAnew(network))
                .forEach(network -> tasks.plan.add(new LeaveIngress(network), "", ended));
    }

    /** Then the ingress is taken off it anyway. */
    private boolean isMadeAnew(String network) {
        return update.anew().stream().anyMatch(spec -> spec.name().equals(network));
    }

    /** Whether nothing else is served. */
    private boolean isLast(List<Served> old) {
        return old.size() == entrance.served().size();
    }

    private List<Task> end(List<Served> sites) {
        return end(tasks.plan, sites, this::whyNoLonger, tasks.allStarted());
    }

    private String whyNoLonger(Served site) {
        if (update.stack().withheld().contains(site.host())) {
            return "--private leaves it out";
        }
        return update.stack().service(site.service()).isPresent()
                ? "no longer its name in the file"
                : "no longer in the file";
    }

    /** One after the other when all is ready; the last one, if any. */
    static List<Task> end(Plan.Builder plan, List<Served> sites, Function<Served, String> reason, List<Task> ready) {
        List<Task> last = sites.isEmpty() ? List.of() : ready;
        for (Served site : sites) {
            last = List.of(plan.add(new EndServing(site.host()), reason.apply(site), last));
        }
        return last;
    }

    /** The container and its network; the volume with the certificates stays. */
    static void remove(Plan.Builder plan, Entrance entrance, List<Task> ended) {
        List<Task> removed = new ArrayList<>(ended);
        List<Observed.Container> containers =
                entrance.observed().map(Observed::containers).orElse(List.of());
        for (Observed.Container container : containers) {
            List<Task> before = ended;
            if (container.isAlive()) {
                before = List.of(plan.add(new StopContainer(container.name()), "it serves nobody any more", before));
            }
            removed.add(plan.add(new RemoveContainer(container.name()), "", before));
        }
        if (entrance.observed().filter(Observed::network).isPresent()) {
            plan.add(new RemoveNetwork(Ingress.STACK), "", removed);
        }
    }

    private void serve(List<Task> ended) {
        int before = tasks.plan.size();
        UpPlanner own = new UpPlanner(
                IngressStack.stack(),
                entrance.observed()
                        .orElseGet(() -> Observed.nothing(update.observed().salt())),
                local,
                Wish.of(Set.of()),
                Entrance.NONE,
                tasks.plan);
        own.add();
        List<Task> ready = tasks.plan.from(before);
        boolean anew = ready.stream().anyMatch(task -> task.step() instanceof CreateContainer);
        TreeMap<String, Task> joined = join(ready, anew);
        List<Task> last = new ArrayList<>(ended);
        for (Served site : wanted) {
            Optional<Served> there = entrance.site(site.host());
            if (!there.equals(Optional.of(site))) {
                List<Task> first = new ArrayList<>(last);
                first.addAll(ready);
                TasksSoFar.of(joined, site.network()).forEach(first::add);
                first.addAll(tasks.started(site.service()));
                last = List.of(
                        tasks.plan.add(new Serve(site), there.isPresent() ? "it is told otherwise" : "new", first));
            }
        }
    }

    /** A new container is on nobody's network, so it joins those of other stacks, too. */
    private TreeMap<String, Task> join(List<Task> ready, boolean anew) {
        TreeMap<String, Task> joined = new TreeMap<>();
        Stream<String> others = entrance.served().stream()
                .filter(site -> !site.stack().equals(update.stack().name()))
                .map(Served::network)
                .filter(update.observed().otherNetworks()::contains);
        Set<String> there = anew
                ? Set.of()
                : entrance.container().map(Observed.Container::networks).orElse(Set.of());
        Stream.concat(wanted.stream().map(Served::network), others)
                .distinct()
                .sorted()
                .filter(network -> !there.contains(network) || isMadeAnew(network))
                .forEach(network -> {
                    List<Task> first = new ArrayList<>(ready);
                    TasksSoFar.of(tasks.networks, network).forEach(first::add);
                    joined.put(network, tasks.plan.add(new JoinIngress(network), "", first));
                });
        return joined;
    }

    /** What its author should know: what is reached from now on, and by whom. */
    String summary() {
        List<String> names = wanted.stream()
                .filter(site -> !entrance.site(site.host()).equals(Optional.of(site)))
                .map(Served::host)
                .toList();
        return reached("the world reaches ", names, name -> !isOfEachMachine(name))
                + reached("the host itself reaches ", names, IngressTasks::isOfEachMachine);
    }

    private static String reached(String who, List<String> names, Predicate<String> which) {
        return names.stream().anyMatch(which)
                ? names.stream()
                        .filter(which)
                        .map(name -> "https://" + name)
                        .collect(Collectors.joining(", ", "; " + who, ""))
                : "";
    }

    /** A name that leads every machine to itself. */
    private static boolean isOfEachMachine(String name) {
        return name.equals("localhost") || name.endsWith(".localhost");
    }
}
