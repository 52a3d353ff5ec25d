package io.stackfile.plan;

import io.stackfile.host.Entrance;
import io.stackfile.host.Names;
import io.stackfile.host.Observed;
import io.stackfile.host.Proof;
import io.stackfile.host.Served;
import io.stackfile.model.Restart;
import io.stackfile.model.Updating;
import io.stackfile.model.Updating.Order;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts containers that were kept to work again, those first that others start after. */
final class BackPlanner {
    private final String stack;
    private final Observed before;
    private final Observed now;
    private final Entrance entrance;
    private final ServingBack serving;
    private final WayBack way;
    private final boolean keepsNewer;
    private final Plan.Builder plan = new Plan.Builder();
    private final Hooked hooked = new Hooked(plan);
    private final Turns turns = new Turns(plan);
    /** What is in the place of others and stops when it is their turn. */
    private final Set<String> later = new HashSet<>();

    private final Map<String, Integer> inTurn = new HashMap<>();

    private final Map<String, List<Task>> done = new HashMap<>();

    /**
     * {@code before} is how it was, as far as that is known, and {@code served} what the ingress served; {@code keepsNewer} says whether what goes is kept in its turn.
     */
    BackPlanner(
            String stack,
            Observed before,
            Observed now,
            Entrance entrance,
            List<Served> served,
            WayBack way,
            boolean keepsNewer) {
        this.stack = stack;
        this.before = before;
        this.now = now;
        this.entrance = entrance;
        this.serving = new ServingBack(stack, entrance, served, way.unmoved());
        this.way = way;
        this.keepsNewer = keepsNewer;
    }

    Plan plan(String address) {
        List<Task> left = new ArrayList<>();
        for (Observed.Container container : LabelOrder.reversed(way.leaving())) {
            left.add(addLeaving(container));
        }
        List<Observed.Container> coming = new ArrayList<>(way.starting());
        way.returning().forEach(other -> coming.add(other.kept()));
        List<Observed.Container> inOrder = LabelOrder.of(coming);
        inOrder.forEach(this::findTurn);
        left.addAll(addStops(left));
        Set<String> leaving = names(way.leaving());
        List<String> deserted = deserted(leaving);
        List<Task> removed = addNetworkRemovals(deserted, left);
        left.addAll(addNetworksBack(left, removed));
        for (Observed.Container container : inOrder) {
            List<Task> ready = new ArrayList<>(left);
            container.after().forEach(other -> ready.addAll(done.getOrDefault(other, List.of())));
            Optional<WayBack.Return> back = returning(container);
            Task last = back.isPresent()
                    ? addReturn(back.get(), ready)
                    : hooked.startAgain(container, "it ran before", ready, List.of());
            done.computeIfAbsent(container.service(), name -> new ArrayList<>()).add(last);
        }
        List<Task> all = new ArrayList<>(left);
        done.values().forEach(all::addAll);
        List<Task> served = serving.add(plan, all);
        Set<String> gone = new HashSet<>(leaving);
        gone.addAll(names(
                way.returning().stream().flatMap(back -> back.newer().stream()).toList()));
        addNetworkRemovals(
                deserted(gone).stream()
                        .filter(network -> !deserted.contains(network))
                        .toList(),
                served);
        return plan.build(stack + " on " + address, summary());
    }

    private static Set<String> names(List<Observed.Container> containers) {
        return containers.stream().map(Observed.Container::name).collect(Collectors.toSet());
    }

    private Optional<WayBack.Return> returning(Observed.Container container) {
        return way.returning().stream()
                .filter(other -> other.kept().equals(container))
                .findFirst();
    }

    /** What goes says how: it is newer. */
    private static Updating rules(WayBack.Return back) {
        return back.newer().orElse(back.kept()).goingBack();
    }

    private void findTurn(Observed.Container container) {
        returning(container)
                .filter(WayBack.Return::runs)
                .filter(back -> rules(back).parallelism() > 0)
                .ifPresent(back -> {
                    long before = inTurn.merge(container.service(), 1, Integer::sum) - 1;
                    boolean concerned =
                            back.newer().filter(way.networks()::concerns).isPresent();
                    if (before >= rules(back).parallelism() && !concerned) {
                        later.add(container.name());
                    }
                });
    }

    /** What is in the place of others, and cannot run beside them, stops before any of these starts. */
    private List<Task> addStops(List<Task> left) {
        List<Observed.Container> stopping = new ArrayList<>(
                way.starting().stream().filter(Observed.Container::isAlive).toList());
        way.returning().stream()
                .filter(back -> back.newer().filter(Observed.Container::isAlive).isPresent() && !isBeside(back))
                .filter(back -> !later.contains(back.kept().name()))
                .forEach(back -> stopping.add(back.newer().orElseThrow()));
        List<Task> stopped = new ArrayList<>();
        LabelOrder.reversed(stopping).forEach(container -> stopped.add(hooked.stop(container, "", left, List.of())));
        now.kept().stream()
                .filter(kept ->
                        kept.isAlive() && (way.networks().concerns(kept) || beginsAnew(kept) || isLeftover(kept)))
                .forEach(kept -> stopped.add(addLeftover(kept)));
        return stopped;
    }

    /** Whether one that comes back has to start again though it runs: it is in a network that goes, or has gone. */
    private boolean beginsAnew(Observed.Container kept) {
        return returning(kept).isPresent()
                && (way.networks().concerns(kept)
                        || now.alone().containsKey(kept.name())
                        || Stream.concat(
                                        way.starting().stream(),
                                        way.returning().stream().map(WayBack.Return::kept))
                                .anyMatch(maker -> Companions.makers(kept).contains(maker.service())));
    }

    /** One that an interrupted update has not come to stop, though another one has its place. */
    private boolean isLeftover(Observed.Container kept) {
        return returning(kept).isEmpty()
                && Names.beforeKept(kept.name())
                        .flatMap(now::container)
                        .filter(Observed.Container::isAlive)
                        .isPresent();
    }

    /** One that an interrupted update has left running. It gets its names with its network, if that goes back. */
    private Task addLeftover(Observed.Container kept) {
        return returning(kept).isPresent() && way.networks().concerns(kept)
                ? hooked.stop(kept, "", List.of(), List.of())
                : hooked.letGo(kept, kept.name(), List.of());
    }

    /** Once nobody is on them. The ingress has to be off a network that goes, and is put on those that it serves. */
    private List<Task> addNetworksBack(List<Task> left, List<Task> removed) {
        Set<String> joined =
                entrance.container().map(Observed.Container::networks).orElse(Set.of());
        Set<String> leaving = new HashSet<>();
        Map<String, Task> restored = new TreeMap<>();
        for (Observed.Network network : way.networks().returning()) {
            List<Task> ready = new ArrayList<>(left);
            ready.addAll(removed);
            if (joined.contains(network.name())) {
                ready.add(plan.add(new LeaveIngress(network.name()), "", List.of()));
                leaving.add(network.name());
            }
            Step[] otherwise =
                    leaving.contains(network.name()) ? new Step[] {new JoinIngress(network.name())} : new Step[0];
            restored.put(network.name(), plan.add(new RestoreNetwork(network), "as it was before", ready, otherwise));
        }
        serving.all().stream()
                .map(Served::network)
                .distinct()
                .filter(network -> entrance.container().isPresent())
                .filter(network -> !joined.contains(network) || leaving.contains(network))
                .filter(network ->
                        restored.containsKey(network) || now.network(network).isPresent())
                .forEach(network -> plan.add(
                        new JoinIngress(network),
                        "",
                        TasksSoFar.of(restored, network).toList()));
        return List.copyOf(restored.values());
    }

    private boolean isBeside(WayBack.Return back) {
        return back.newer()
                .filter(other -> !way.networks().concerns(other)
                        && canRunBeside(other, back.kept(), rules(back).order()))
                .isPresent();
    }

    private Task addLeaving(Observed.Container container) {
        String why = container.name().endsWith(Names.NEXT) ? "of an update that failed" : "it was not there before";
        List<Task> stopped =
                container.isAlive() ? List.of(hooked.stop(container, why, List.of(), List.of())) : List.of();
        return plan.add(new RemoveContainer(container.name()), stopped.isEmpty() ? why : "", stopped);
    }

    private Task addReturn(WayBack.Return back, List<Task> ready) {
        Observed.Container kept = back.kept();
        Optional<Observed.Container> newer = back.newer();
        boolean beside = isBeside(back);
        Step[] otherwise = newer.filter(Observed.Container::isAlive).isPresent() && !beside
                ? new Step[] {new StartContainer(newer.get().name())}
                : new Step[0];
        List<Task> proven = back.runs() ? List.of(addProof(back, ready, otherwise)) : ready;
        Optional<String> newerAs = newer.filter(other -> keepsNewer).map(other -> keptAs(other, kept));
        List<Task> cleared = proven;
        if (newer.isPresent() && newerAs.isEmpty()) {
            List<Task> stopped = beside ? List.of(hooked.stop(newer.get(), "", proven, List.of())) : proven;
            cleared = List.of(plan.add(new RemoveContainer(newer.get().name()), "of an update that failed", stopped));
        }
        Task named = plan.add(
                new ComeBack(kept.name(), newerAs, restart(kept)),
                newerAs.map(name -> "the newer one is kept as " + name).orElse(""),
                cleared);
        turns.changed(kept.service(), named);
        if (beside && newerAs.isPresent()) {
            hooked.letGo(newer.get(), newerAs.get(), List.of(named));
        }
        return named;
    }

    /** Starts it, and sees that it runs where that has to be seen. */
    private Task addProof(WayBack.Return back, List<Task> ready, Step... otherwise) {
        Observed.Container kept = back.kept();
        Updating rules = rules(back);
        Task started = addStart(back, ready, otherwise);
        Step[] undone = Stream.concat(Stream.of(new StopContainer(kept.name())), Stream.of(otherwise))
                .toArray(Step[]::new);
        return isBeside(back) || keepsNewer || !rules.equals(Updating.BACK)
                ? plan.add(
                        new AwaitProven(kept.name(), Proof.of(restart(kept), rules.monitor())),
                        "until up for " + Words.of(rules.monitor()),
                        List.of(started),
                        undone)
                : started;
    }

    /** What makes room for an older one is taken back; an update that comes next is not to go back to it. */
    private String keptAs(Observed.Container newer, Observed.Container kept) {
        int generation = newer.origin().generation();
        return generation > kept.origin().generation()
                ? Names.undone(newer.name(), generation, now.newest())
                : Names.kept(newer.name(), generation);
    }

    private static Restart restart(Observed.Container kept) {
        return Fingerprint.parse(kept.fingerprint()).restart();
    }

    /** When it is its turn. */
    private Task addStart(WayBack.Return back, List<Task> before, Step... otherwise) {
        Observed.Container kept = back.kept();
        Updating rules = rules(back);
        Turns.Turn turn =
                turns.next(kept.service(), rules, rules.parallelism(), inTurn.getOrDefault(kept.service(), 0));
        List<Task> ready = new ArrayList<>(before);
        ready.addAll(turn.ready());
        int first = plan.next();
        List<Task> wishes = turn.wishes();
        if (later.contains(kept.name()) && otherwise.length > 0) {
            ready.add(hooked.stop(back.newer().orElseThrow(), "", List.copyOf(ready), wishes));
        }
        Task started;
        if (kept.isRunning() && !beginsAnew(kept)) {
            started = plan.add(new GiveNames(kept.name()), "it still runs", ready);
            plan.wish(started, wishes);
        } else {
            started = hooked.start(kept.name(), kept.hooks().started(), reason(kept), ready, wishes, otherwise);
        }
        turn.limit().ifPresent(limit -> plan.limit(first, started, limit));
        return started;
    }

    private static String reason(Observed.Container kept) {
        return "made by update " + kept.origin().generation();
    }

    private static boolean canRunBeside(Observed.Container newer, Observed.Container kept, Optional<Order> order) {
        boolean asked = order.equals(Optional.of(Order.START_FIRST));
        boolean forbidden = order.equals(Optional.of(Order.STOP_FIRST));
        return newer.isRunning()
                && newer.ports().isEmpty()
                && !forbidden
                && Stream.of(newer, kept).noneMatch(BackPlanner::hasItsPlaceAlone)
                && (asked || !newer.writes() && !kept.writes());
    }

    /** Whether nobody else can be where it is: in the network of the host or of another one, or at an address. */
    private static boolean hasItsPlaceAlone(Observed.Container container) {
        return Fingerprint.parse(container.fingerprint()).hasItsPlaceAlone();
    }

    /** The networks that the update made and on which only these are. */
    private List<String> deserted(Set<String> gone) {
        return now.networks().stream()
                .map(Observed.Network::name)
                .filter(network -> !keepsNewer && before.network(network).isEmpty() && !network.equals(stack))
                .filter(network ->
                        before.lost().stream().noneMatch(was -> was.name().equals(network)))
                .filter(network -> gone.containsAll(on(network)))
                .sorted()
                .toList();
    }

    private List<Task> addNetworkRemovals(List<String> networks, List<Task> ready) {
        return networks.stream()
                .map(network -> plan.add(new RemoveNetwork(network), "it was not there before", left(network, ready)))
                .toList();
    }

    private Set<String> on(String network) {
        return names(now.containers().stream()
                .filter(container -> container.networks().contains(network))
                .toList());
    }

    /** The ingress has to be off a network that goes. */
    private List<Task> left(String network, List<Task> ready) {
        return entrance.container()
                .filter(container -> container.networks().contains(network))
                .map(container -> List.of(plan.add(new LeaveIngress(network), "", ready)))
                .orElse(ready);
    }

    private String summary() {
        List<String> parts = new ArrayList<>();
        int back = way.returning().size() + way.starting().size();
        if (back > 0) {
            parts.add(Count.of(back, "container") + " to put to work again");
        }
        if (!way.leaving().isEmpty()) {
            parts.add(Count.of(way.leaving().size(), "container") + " to remove");
        }
        int networks = way.networks().returning().size();
        if (networks > 0) {
            parts.add(Count.of(networks, "network") + " to restore");
        }
        if (parts.isEmpty() && plan.size() > 0) {
            parts.add("ingress to put on its networks");
        }
        return parts.isEmpty() ? stack + " is as it was; nothing to do" : String.join(", ", parts);
    }
}
