package io.stackfile.plan;

import io.stackfile.host.Observed;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The start order of containers as their labels tell it, for what is done without a file. */
final class LabelOrder {
    private LabelOrder() {}

    /** Each container after those of the services that its own starts after. */
    static List<Observed.Container> of(List<Observed.Container> containers) {
        Set<Observed.Container> ordered = new LinkedHashSet<>();
        containers.forEach(container -> add(container, containers, ordered, new LinkedHashSet<>()));
        return List.copyOf(ordered);
    }

    private static void add(
            Observed.Container container,
            List<Observed.Container> all,
            Set<Observed.Container> ordered,
            Set<Observed.Container> underWay) {
        if (ordered.contains(container) || !underWay.add(container)) {
            return;
        }
        needed(container, all).forEach(other -> add(other, all, ordered, underWay));
        ordered.add(container);
    }

    static List<Observed.Container> reversed(List<Observed.Container> containers) {
        List<Observed.Container> reversed = new ArrayList<>(of(containers));
        java.util.Collections.reverse(reversed);
        return reversed;
    }

    static List<Observed.Container> needed(Observed.Container container, List<Observed.Container> all) {
        return all.stream()
                .filter(other -> container.after().contains(other.service()))
                .toList();
    }

    static List<Observed.Container> needing(Observed.Container container, List<Observed.Container> all) {
        return all.stream()
                .filter(other -> other.after().contains(container.service()))
                .toList();
    }
}
