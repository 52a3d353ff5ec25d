package io.stackfile.plan;

import io.stackfile.host.Entrance;
import io.stackfile.host.Guest;
import io.stackfile.host.Observed;
import io.stackfile.host.Served;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Takes a stack away: those that need others first. */
final class DownPlanner {
    private final String stack;
    private final Observed observed;
    private final Entrance entrance;
    private final Plan.Builder plan = new Plan.Builder();

    DownPlanner(String stack, Observed observed, Entrance entrance) {
        this.stack = stack;
        this.observed = observed;
        this.entrance = entrance;
    }

    Plan plan(boolean volumes, String address) {
        Map<Observed.Container, Task> stopped = new LinkedHashMap<>();
        List<Task> removed = new ArrayList<>(closeEntrance());
        for (Observed.Container container : LabelOrder.reversed(observed.containers())) {
            List<Task> before = LabelOrder.needing(container, observed.containers()).stream()
                    .map(stopped::get)
                    .filter(Objects::nonNull)
                    .toList();
            if (container.oneOff()) {
                Task remove = plan.add(new RemoveOneOff(container.name()), "", before);
                stopped.put(container, remove);
                removed.add(remove);
                continue;
            }
            if (container.isAlive()) {
                Task stop = new Hooked(plan).stopInAnyCase(container, before);
                stopped.put(container, stop);
                before = List.of(stop);
            }
            removed.add(plan.add(new RemoveContainer(container.name()), "", before));
        }
        addGuests(stopped.values(), removed);
        observed.allNetworks().stream()
                .map(Observed.Network::name)
                .filter(network -> !observed.isShared(network))
                .sorted(Comparator.comparing(stack::equals))
                .forEach(network -> plan.add(new RemoveNetwork(network), "", removed));
        if (volumes) {
            observed.volumes().forEach(volume -> plan.add(new RemoveVolume(volume.name()), "--volumes", removed));
        }
        return plan.build(stack + " on " + address, summary(volumes));
    }

    /** Those who start guests stop first, so that they start no others. */
    private void addGuests(Collection<Task> stopped, List<Task> removed) {
        observed.guests().stream()
                .filter(Guest::goesWithTheStack)
                .forEach(guest -> removed.add(plan.add(
                        new RemoveGuest(guest.name()), "on the network, and not of the stack", List.copyOf(stopped))));
    }

    /** Nobody is led to what stops; the tasks after which the ingress is on none of its networks. */
    private List<Task> closeEntrance() {
        List<Served> its = entrance.of(stack);
        if (its.isEmpty()) {
            return List.of();
        }
        List<Task> ended = IngressTasks.end(plan, its, site -> "", List.of());
        if (!entrance.servesOthers(stack)) {
            int before = plan.size();
            IngressTasks.remove(plan, entrance, ended);
            return plan.from(before);
        }
        Set<String> joined =
                entrance.container().map(Observed.Container::networks).orElse(Set.of());
        return observed.networks().stream()
                .map(Observed.Network::name)
                .filter(joined::contains)
                .map(network -> plan.add(new LeaveIngress(network), "", ended))
                .toList();
    }

    private String summary(boolean volumes) {
        long guests = observed.guests().stream().filter(Guest::goesWithTheStack).count();
        String containers = Count.of(observed.containers().size(), "container")
                + (guests == 0 ? "" : " and " + Count.of((int) guests, "guest")) + " to remove";
        if (observed.volumes().isEmpty()) {
            return containers;
        }
        String kept = Count.of(observed.volumes().size(), "volume");
        return containers + "; " + kept + (volumes ? " to remove with all data" : " kept");
    }
}
