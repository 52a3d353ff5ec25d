package io.stackfile.plan;

import io.stackfile.host.Observed;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Services that nobody asked for, and whose containers run in namespaces of those that somebody did: when these are made anew, so are
 * they, or they would be left in one that has ended.
 *
 * @param services their names
 */
record Guests(Stack stack, Observed observed, Set<String> services) {
    /** {@code selected} are the services that an update is for; none mean all, and then there are no such guests. */
    static Guests of(Stack stack, Observed observed, Set<String> selected) {
        Set<String> running = observed.members().stream()
                .filter(Observed.Container::isAlive)
                .map(Observed.Container::service)
                .collect(Collectors.toSet());
        List<Service> others = stack.services().stream()
                .filter(service -> !selected.contains(service.name()) && running.contains(service.name()))
                .toList();
        Set<String> guests = new TreeSet<>();
        boolean more = !selected.isEmpty();
        while (more) {
            more = guests.addAll(others.stream()
                    .filter(service -> makers(service).stream()
                            .anyMatch(maker -> selected.contains(maker) || guests.contains(maker)))
                    .map(Service::name)
                    .toList());
        }
        return new Guests(stack, observed, guests);
    }

    private static Set<String> makers(Service service) {
        return service.settings().namespaces().services();
    }

    /** Without those for which nothing is done to what they share. */
    List<Fate> concerned(List<Fate> fates) {
        List<Fate> concerned = new ArrayList<>();
        Set<String> changing = new TreeSet<>();
        for (Fate fate : fates) {
            Service service = fate.service();
            boolean asked = !services.contains(service.name());
            if (asked || makers(service).stream().anyMatch(changing::contains)) {
                concerned.add(fate);
                if (fate.isToStart()) {
                    changing.add(service.name());
                }
            }
        }
        return concerned;
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
