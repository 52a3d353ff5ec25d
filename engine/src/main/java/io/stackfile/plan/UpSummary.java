package io.stackfile.plan;

import io.stackfile.host.Observed;
import io.stackfile.model.Port;
import io.stackfile.model.Stack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an update amounts to, in a line. */
record UpSummary(Stack stack, List<Fate> fates, List<Observed.Container> surplus) {
    String text() {
        List<String> parts = new ArrayList<>();
        int create = services(Set.of(Fate.Kind.CREATE));
        int replace = services(Set.of(Fate.Kind.REPLACE, Fate.Kind.FINISH));
        int start = services(Set.of(Fate.Kind.START));
        int unchanged = services(Set.of(Fate.Kind.values())) - create - replace - start;
        add(parts, create, "to create");
        add(parts, replace, "to replace");
        add(parts, start, "to start");
        if (parts.isEmpty() && surplus.isEmpty()) {
            return stack.name() + " is as the file says; nothing to do";
        }
        add(parts, unchanged, "unchanged");
        if (!surplus.isEmpty()) {
            parts.add(Count.of(surplus.size(), "container") + " to remove");
        }
        return String.join(", ", parts) + openPorts();
    }

    private static void add(List<String> parts, int count, String verb) {
        if (count > 0) {
            parts.add((parts.isEmpty() ? Count.of(count, "service") : Integer.toString(count)) + " " + verb);
        }
    }

    /** A service with several fates counts once, by the first that applies. */
    private int services(Set<Fate.Kind> kinds) {
        Set<String> counted = new TreeSet<>();
        List<Fate.Kind> order = List.of(Fate.Kind.values());
        fates.stream()
                .collect(Collectors.groupingBy(
                        fate -> fate.service().name(),
                        Collectors.minBy((a, b) -> order.indexOf(a.kind()) - order.indexOf(b.kind()))))
                .forEach((name, first) ->
                        first.filter(fate -> kinds.contains(fate.kind())).ifPresent(fate -> counted.add(name)));
        return counted.size();
    }

    private String openPorts() {
        List<Port> open = fates.stream()
                .filter(fate -> fate.kind() == Fate.Kind.CREATE || fate.kind() == Fate.Kind.REPLACE)
                .flatMap(fate -> fate.service().ports().stream())
                .filter(Port::isPublic)
                .toList();
        List<String> ports = new ArrayList<>(open.stream()
                .map(Port::published)
                .filter(published -> !published.isEmpty())
                .distinct()
                .sorted(Comparator.comparing((String published) -> published.length())
                        .thenComparing(published -> published))
                .toList());
        long chosen = open.stream().filter(port -> port.published().isEmpty()).count();
        if (chosen > 0) {
            ports.add(chosen == 1 ? "one that the engine chooses" : chosen + " that the engine chooses");
        }
        if (ports.isEmpty()) {
            return "";
        }
        String last = ports.get(ports.size() - 1);
        boolean one = ports.size() == 1 && chosen <= 1;
        return (one ? "; port " : "; ports ")
                + (ports.size() == 1 ? "" : String.join(", ", ports.subList(0, ports.size() - 1)) + " and ")
                + last + (one ? " is" : " are") + " open to the world";
    }
}
