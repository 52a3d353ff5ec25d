package io.stackfile.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The order in which services start: each after those it links to or depends on, else as the file has them. */
public final class StartOrder {
    private StartOrder() {}

    /** Every service after its prerequisites. The stack has no circle: {@link #circle} is empty. */
    public static List<Service> of(Stack stack) {
        Map<String, Service> ordered = new LinkedHashMap<>();
        stack.services().forEach(service -> add(stack, service, ordered));
        return List.copyOf(ordered.values());
    }

    private static void add(Stack stack, Service service, Map<String, Service> ordered) {
        if (ordered.containsKey(service.name())) {
            return;
        }
        prerequisites(service).forEach(name -> stack.service(name).ifPresent(needed -> add(stack, needed, ordered)));
        ordered.put(service.name(), service);
    }

    /** The names of the services that have to start before this one, sorted as written. */
    public static Set<String> prerequisites(Service service) {
        Set<String> names = new LinkedHashSet<>();
        service.links().stream().map(Link::service).forEach(names::add);
        service.dependencies().stream().map(Dependency::service).forEach(names::add);
        names.addAll(service.companions());
        return names;
    }

    /** The named services and everything they need, in the file's order. */
    public static Set<String> withPrerequisites(Stack stack, Iterable<String> wanted) {
        Set<String> found = new LinkedHashSet<>();
        wanted.forEach(name -> collect(stack, name, found));
        return found;
    }

    private static void collect(Stack stack, String name, Set<String> found) {
        if (found.add(name)) {
            stack.service(name)
                    .ifPresent(service -> prerequisites(service).forEach(needed -> collect(stack, needed, found)));
        }
    }

    /** A circle of services that wait for each other, as {@code a, b, a}; empty when there is none. */
    public static List<String> circle(Map<String, Set<String>> prerequisites) {
        Set<String> finished = new LinkedHashSet<>();
        return prerequisites.keySet().stream()
                .map(name -> circle(name, prerequisites, new ArrayList<>(), finished))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(List.of());
    }

    private static Optional<List<String>> circle(
            String name, Map<String, Set<String>> prerequisites, List<String> path, Set<String> finished) {
        if (path.contains(name)) {
            List<String> circle = new ArrayList<>(path.subList(path.indexOf(name), path.size()));
            circle.add(name);
            return Optional.of(circle);
        }
        if (!finished.contains(name)) {
            path.add(name);
            for (String needed : prerequisites.getOrDefault(name, Set.of())) {
                Optional<List<String>> found = circle(needed, prerequisites, path, finished);
                if (found.isPresent()) {
                    return found;
                }
            }
            path.remove(path.size() - 1);
            finished.add(name);
        }
        return Optional.empty();
    }
}
