package io.stackfile.plan;

import io.stackfile.model.Port;
import io.stackfile.model.Service;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an update amounts to, in a line, with what its author should know besides.
 *
 * @param idle whether there is nothing to do for the ingress
 */
record UpSummary(Update update, boolean idle) {
    private static final String CHOSEN = " that the engine chooses";

    /** {@code reached} is what the ingress opens. */
    String text(String reached) {
        return Stream.concat(Stream.of(amount(reached)), update.notes().stream())
                .collect(Collectors.joining("; "));
    }

    private String amount(String reached) {
        List<String> parts = new ArrayList<>();
        int create = services(Set.of(Fate.Kind.CREATE));
        int replace = services(Set.of(Fate.Kind.REPLACE, Fate.Kind.FINISH));
        int start = services(Set.of(Fate.Kind.START));
        int restart = services(Set.of(Fate.Kind.RESTART));
        int unchanged = services(Set.of(Fate.Kind.values())) - create - replace - start - restart;
        add(parts, create, "to create");
        add(parts, replace, "to replace");
        add(parts, start, "to start");
        add(parts, restart, "to restart");
        long images = missingImages();
        int networks = update.anew().size();
        int leftovers = update.leftovers().size();
        boolean none = images == 0 && networks == 0 && leftovers == 0;
        if (parts.isEmpty() && none && update.surplus().isEmpty() && idle) {
            return update.stack().name() + " is as the file says; nothing to do";
        }
        add(parts, unchanged, "unchanged");
        if (images > 0) {
            parts.add(Count.of((int) images, "image") + " to have ready");
        }
        if (networks > 0) {
            parts.add(Count.of(networks, "network") + " to replace");
        }
        if (leftovers > 0) {
            parts.add(Count.of(leftovers, "container") + " to stop");
        }
        int removed = (int) update.surplus().stream()
                .filter(container -> update.successor(container).isEmpty())
                .count();
        if (removed > 0) {
            parts.add(Count.of(removed, "container") + " to remove");
        }
        return String.join(", ", parts) + openPorts() + reached;
    }

    /** Those of services without containers. */
    private long missingImages() {
        return update.idle().stream()
                .map(Service::image)
                .filter(image -> update.observed().image(image).isEmpty())
                .distinct()
                .count();
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
        update.fates().stream()
                .collect(Collectors.groupingBy(
                        fate -> fate.service().name(),
                        Collectors.minBy((a, b) -> order.indexOf(a.kind()) - order.indexOf(b.kind()))))
                .forEach((name, first) ->
                        first.filter(fate -> kinds.contains(kind(fate))).ifPresent(fate -> counted.add(name)));
        return counted.size();
    }

    /** One that comes for another container of its service is none more. */
    private Fate.Kind kind(Fate fate) {
        return update.surplus().stream()
                        .anyMatch(container -> update.successor(container).equals(Optional.of(fate)))
                ? Fate.Kind.REPLACE
                : fate.kind();
    }

    /** The ports that this update opens, or opens anew, by who can reach them. */
    private String openPorts() {
        List<Port> ports = update.fates().stream()
                .filter(fate -> fate.kind() != Fate.Kind.KEEP && fate.kind() != Fate.Kind.RESTART)
                .flatMap(fate -> fate.service().ports().stream())
                .toList();
        return Stream.of(
                        sentence(ports, Port::isPublic, "open to the world"),
                        sentence(ports, port -> !port.isPublic(), "on the host's loopback only"))
                .filter(sentence -> !sentence.isEmpty())
                .map("; "::concat)
                .collect(Collectors.joining());
    }

    private static String sentence(List<Port> ports, Predicate<Port> which, String what) {
        List<Port> some = ports.stream().filter(which).toList();
        List<String> numbers = some.stream()
                .map(Port::published)
                .filter(published -> !published.isEmpty())
                .distinct()
                .sorted(Comparator.comparing(String::length).thenComparing(published -> published))
                .toList();
        int chosen =
                (int) some.stream().filter(port -> port.published().isEmpty()).count();
        return switch (numbers.size() + chosen) {
            case 0 -> "";
            case 1 -> ports(numbers, chosen) + " is " + what;
            default -> ports(numbers, chosen) + " are " + what;
        };
    }

    private static String ports(List<String> numbers, int chosen) {
        if (numbers.isEmpty()) {
            return (chosen == 1 ? "a port" : chosen + " ports") + CHOSEN;
        }
        List<String> words = new ArrayList<>(numbers);
        if (chosen > 0) {
            words.add((chosen == 1 ? "one" : chosen) + CHOSEN);
        }
        String last = words.remove(words.size() - 1);
        return words.isEmpty() ? "port " + last : "ports " + String.join(", ", words) + " and " + last;
    }
}
