package io.stackfile.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The order in which services start: each after those it links to or depends on, else as the file has them. */
public final class StartOrder {
    private StartOrder() {}

    /** Every service after its prerequisites. The stack has no circle: {@link #circle} is empty. */
    public static List<Service> of(Stack stack) {
        Map<String, Service> byName = new HashMap<>();
        stack.services().forEach(service -> byName.put(service.name(), service));
        Set<String> ordered = new LinkedHashSet<>();
        Function<String, Set<String>> needs = name -> Optional.ofNullable(byName.get(name))
                .map(StartOrder::prerequisites)
                .orElse(Set.of());
        stack.services().forEach(service -> walk(service.name(), needs, ordered));
        return ordered.stream()
                .flatMap(name -> Optional.ofNullable(byName.get(name)).stream())
                .toList();
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
        Deque<String> open = new ArrayDeque<>(List.of(name));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (found.add(next)) {
                List<String> needed = new ArrayList<>(
                        stack.service(next).map(StartOrder::prerequisites).orElse(Set.of()));
                Collections.reverse(needed);
                needed.forEach(open::push);
            }
        }
    }

    /** A circle of services that wait for each other, as {@code a, b, a}; empty when there is none. */
    public static List<String> circle(Map<String, Set<String>> prerequisites) {
        Set<String> finished = new LinkedHashSet<>();
        return prerequisites.keySet().stream()
                .map(name -> walk(name, needed -> prerequisites.getOrDefault(needed, Set.of()), finished))
                .filter(circle -> !circle.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /**
     * Adds to {@code finished} what a service needs, then the service itself. Not by recursion: a chain of services may be long.
     *
     * @return the circle that it meets, if any
     */
    static List<String> walk(String from, Function<String, Set<String>> needs, Set<String> finished) {
        Map<String, Iterator<String>> path = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>();
        @Nullable String next = finished.contains(from) ? null : from;
        while (next != null || !open.isEmpty()) {
            if (next != null) {
                path.put(next, needs.apply(next).iterator());
                open.push(next);
            }
            String name = open.element();
            Iterator<String> left = Objects.requireNonNull(path.get(name));
            next = left.hasNext() ? left.next() : null;
            if (next == null) {
                path.remove(open.pop());
                finished.add(name);
            } else if (path.containsKey(next)) {
                List<String> way = new ArrayList<>(path.keySet());
                List<String> circle = new ArrayList<>(way.subList(way.indexOf(next), way.size()));
                circle.add(next);
                return circle;
            } else if (finished.contains(next)) {
                next = null;
            }
        }
        return List.of();
    }
}
