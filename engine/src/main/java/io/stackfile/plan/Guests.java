package io.stackfile.plan;

import io.stackfile.host.Observed;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Services that nobody asked for, and whose containers run in namespaces of those that somebody did: when these are made anew, so are
 * they, or they would be left in one that has ended.
 *
 * @param selected the services that an update is for; none mean all, and then there are no such guests
 */
record Guests(Stack stack, Observed observed, Set<String> selected) {
    Set<String> services() {
        Set<String> guests = new TreeSet<>();
        boolean more = !selected.isEmpty();
        while (more) {
            more = guests.addAll(stack.services().stream()
                    .filter(service -> !selected.contains(service.name()) && runs(service))
                    .filter(service -> makers(service).stream()
                            .anyMatch(maker -> selected.contains(maker) || guests.contains(maker)))
                    .map(Service::name)
                    .toList());
        }
        return guests;
    }

    private boolean runs(Service service) {
        return observed.members().stream()
                .anyMatch(container -> container.service().equals(service.name()) && container.isAlive());
    }

    private static Set<String> makers(Service service) {
        return service.settings().namespaces().services();
    }

    /** Without those for which nothing is done to what they share. */
    List<Fate> concerned(List<Fate> fates) {
        Set<String> guests = services();
        Set<String> changing = new TreeSet<>();
        return fates.stream()
                .filter(fate -> !guests.contains(fate.service().name())
                        || makers(fate.service()).stream().anyMatch(changing::contains))
                .peek(fate -> {
                    if (fate.isToStart()) {
                        changing.add(fate.service().name());
                    }
                })
                .toList();
    }

    /** A word on each that is left without, for the file as it is read now does not say how to make it. */
    List<String> left(List<Fate> fates) {
        Set<String> anew = fates.stream()
                .filter(fate -> fate.number() == 1 && fate.isToStart())
                .map(fate -> fate.service().name())
                .collect(Collectors.toSet());
        return observed.members().stream()
                .filter(container -> container.isAlive() && stack.inactive().contains(container.service()))
                .flatMap(container -> Companions.makers(container).stream()
                        .filter(anew::contains)
                        .map(maker -> "container " + container.name()
                                + " of a profile that is not active runs in a namespace of " + maker
                                + " and is left in it; with its profile, 'up' replaces it, too"))
                .toList();
    }
}
