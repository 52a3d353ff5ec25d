package io.stackfile.plan;

import io.stackfile.host.Names;
import io.stackfile.host.Observed;
import io.stackfile.host.Proof;
import io.stackfile.model.Restart;
import io.stackfile.model.Updating;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts containers that were kept to work again, those first that others start after. */
final class BackPlanner {
    private final String stack;
    private final Observed before;
    private final Observed now;
    private final WayBack way;
    private final boolean keepsNewer;
    private final Plan.Builder plan = new Plan.Builder();
    private final Hooked hooked = new Hooked(plan);
    private final Map<String, List<Task>> done = new HashMap<>();

    /**
     * {@code before} is how it was, as far as that is known; {@code keepsNewer} says whether what goes is kept in its turn.
     */
    BackPlanner(String stack, Observed before, Observed now, WayBack way, boolean keepsNewer) {
        this.stack = stack;
        this.before = before;
        this.now = now;
        this.way = way;
        this.keepsNewer = keepsNewer;
    }

    Plan plan(String address) {
        List<Task> left = new ArrayList<>();
        for (Observed.Container container : LabelOrder.reversed(way.leaving())) {
            left.add(addLeaving(container));
        }
        left.addAll(addStops(left));
        List<Observed.Container> coming = new ArrayList<>(way.starting());
        way.returning().forEach(other -> coming.add(other.kept()));
        for (Observed.Container container : LabelOrder.of(coming)) {
            List<Task> ready = new ArrayList<>(left);
            container.after().forEach(other -> ready.addAll(done.getOrDefault(other, List.of())));
            Optional<WayBack.Return> back = way.returning().stream()
                    .filter(other -> other.kept().equals(container))
                    .findFirst();
            Task last = back.isPresent()
                    ? addReturn(back.get(), ready)
                    : hooked.start(container.name(), container.hooks().started(), "it ran before", ready, List.of());
            done.computeIfAbsent(container.service(), name -> new ArrayList<>()).add(last);
        }
        addNetworks(left);
        return plan.build(stack + " on " + address, summary());
    }

    /** What is in the place of others, and cannot run beside them, stops before any of these starts. */
    private List<Task> addStops(List<Task> left) {
        List<Observed.Container> stopping = way.returning().stream()
                .filter(back -> back.newer().filter(Observed.Container::isAlive).isPresent() && !isBeside(back))
                .map(back -> back.newer().orElseThrow())
                .toList();
        return LabelOrder.reversed(stopping).stream()
                .map(container -> hooked.stop(container, "", left, List.of()))
                .toList();
    }

    private static boolean isBeside(WayBack.Return back) {
        return back.newer().filter(other -> canRunBeside(other, back.kept())).isPresent();
    }

    private Task addLeaving(Observed.Container container) {
        String why = container.name().endsWith(Names.NEXT) ? "of an update that failed" : "it was not there before";
        List<Task> stopped =
                container.isAlive() ? List.of(hooked.stop(container, why, List.of(), List.of())) : List.of();
        return plan.add(new RemoveContainer(container.name()), stopped.isEmpty() ? why : "", stopped);
    }

    private Task addReturn(WayBack.Return back, List<Task> ready) {
        Observed.Container kept = back.kept();
        Restart restart = Fingerprint.parse(kept.fingerprint()).restart();
        Optional<Observed.Container> newer = back.newer();
        boolean beside = isBeside(back);
        Step[] otherwise = newer.filter(Observed.Container::isAlive).isPresent() && !beside
                ? new Step[] {new StartContainer(newer.get().name())}
                : new Step[0];
        Task started = kept.isRunning()
                ? plan.add(new GiveNames(kept.name()), "it still runs", ready)
                : hooked.start(kept.name(), kept.hooks().started(), reason(kept), ready, List.of(), otherwise);
        Step[] undone = Stream.concat(Stream.of(new StopContainer(kept.name())), Stream.of(otherwise))
                .toArray(Step[]::new);
        Task proven = beside || keepsNewer
                ? plan.add(
                        new AwaitProven(kept.name(), Proof.of(restart, Updating.USUAL.monitor())),
                        "until up for " + Words.of(Updating.USUAL.monitor()),
                        List.of(started),
                        undone)
                : started;
        Optional<String> newerAs = newer.filter(other -> keepsNewer)
                .map(other -> Names.kept(other.name(), other.origin().generation()));
        Task cleared = proven;
        if (newer.isPresent() && newerAs.isEmpty()) {
            List<Task> stopped =
                    beside ? List.of(hooked.stop(newer.get(), "", List.of(proven), List.of())) : List.of(proven);
            cleared = plan.add(new RemoveContainer(newer.get().name()), "of an update that failed", stopped);
        }
        Task named = plan.add(
                new ComeBack(kept.name(), newerAs, restart),
                newerAs.map(name -> "the newer one is kept as " + name).orElse(""),
                List.of(cleared));
        if (beside && newerAs.isPresent()) {
            hooked.letGo(newer.get(), newerAs.get(), List.of(named));
        }
        return named;
    }

    private static String reason(Observed.Container kept) {
        return "made by update " + kept.origin().generation();
    }

    private static boolean canRunBeside(Observed.Container newer, Observed.Container kept) {
        return newer.isRunning()
                && !newer.writes()
                && !kept.writes()
                && newer.ports().isEmpty();
    }

    /** Those that the update made and nobody is on any more. */
    private void addNetworks(List<Task> left) {
        List<String> names =
                way.leaving().stream().map(Observed.Container::name).toList();
        now.networks().stream()
                .map(Observed.Network::name)
                .filter(network -> !keepsNewer && before.network(network).isEmpty() && !network.equals(stack))
                .filter(network -> now.containers().stream()
                        .filter(container -> container.networks().contains(network))
                        .allMatch(container -> names.contains(container.name())))
                .sorted(Comparator.naturalOrder())
                .forEach(network -> plan.add(new RemoveNetwork(network), "it was not there before", left));
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
        return parts.isEmpty() ? stack + " is as it was; nothing to do" : String.join(", ", parts);
    }
}
