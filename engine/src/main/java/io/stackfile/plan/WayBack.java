package io.stackfile.plan;

import io.stackfile.host.Names;
import io.stackfile.host.Observed;
import io.stackfile.model.Restart;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What has to be done so that a stack is what it was, as far as that is still there.
 *
 * @param returning containers that are kept, each with the one that has its place now
 * @param starting those that are where they were and only do not run, or run on a network that gets back a form it had
 * @param leaving those that were not there
 * @param staying services that stay new because they have written to their data since
 * @param gone services whose earlier container is no longer kept
 * @param deprived services that stay stopped because others that stay write to the data, or have the port, that they had
 * @param bound services that stay as they are because another one does whose namespaces they share, with its name
 * @param networks those that get back a form they had
 */
record WayBack(
        List<Return> returning,
        List<Observed.Container> starting,
        List<Observed.Container> leaving,
        Set<String> staying,
        Set<String> gone,
        Set<String> deprived,
        SortedMap<String, String> bound,
        NetworksBack networks) {
    WayBack {
        returning = List.copyOf(returning);
        starting = List.copyOf(starting);
        leaving = List.copyOf(leaving);
        staying = java.util.Collections.unmodifiableSet(new TreeSet<>(staying));
        gone = java.util.Collections.unmodifiableSet(new TreeSet<>(gone));
        deprived = java.util.Collections.unmodifiableSet(new TreeSet<>(deprived));
        bound = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(bound));
    }

    /** One that comes back, {@code runs} if it is to run; {@code newer} is what it comes back for. */
    record Return(Observed.Container kept, Optional<Observed.Container> newer, boolean runs) {}

    /** The services that do not go back. */
    Set<String> unmoved() {
        Set<String> unmoved = new TreeSet<>(staying);
        unmoved.addAll(gone);
        unmoved.addAll(deprived);
        unmoved.addAll(bound.keySet());
        return unmoved;
    }

    /** To how it was before an update that failed. What has taken its place and written to its data stays. */
    static WayBack afterFailure(Observed before, Observed now) {
        return new WayBackAfterFailure(before, now).find();
    }

    /** What runs and has to start again with others: in their namespaces, or because its file says so. */
    static List<Observed.Container> startingAgain(List<Observed.Container> coming, List<Observed.Container> unchanged) {
        Set<String> services = coming.stream().map(Observed.Container::service).collect(Collectors.toSet());
        Set<Observed.Container> again = new LinkedHashSet<>(Companions.of(coming, unchanged));
        unchanged.stream()
                .filter(container -> container.isAlive() && !coming.contains(container))
                .filter(container -> container.restartsWith().stream().anyMatch(services::contains))
                .forEach(again::add);
        return List.copyOf(again);
    }

    static List<Observed.Container> moving(Collection<Return> returning, Collection<Observed.Container> leaving) {
        List<Observed.Container> moving = new ArrayList<>(leaving);
        returning.forEach(back -> back.newer().ifPresent(moving::add));
        return moving;
    }

    /** Those that shared a namespace with what does not come back with them. */
    private static SortedMap<String, String> bound(
            List<Return> returning, List<Observed.Container> leaving, Observed now) {
        List<Observed.Container> running = new ArrayList<>(now.members());
        running.removeAll(moving(returning, leaving));
        returning.forEach(back -> running.add(back.kept()));
        SortedMap<String, String> bound = new TreeMap<>();
        for (Return back : returning) {
            Observed.Container kept = back.kept();
            String maker = now.makers().get(kept.name());
            for (String service : Companions.makers(kept)) {
                boolean isThere = running.stream()
                        .filter(other -> other.service().equals(service) && other.number() == 1)
                        .anyMatch(other -> maker == null
                                ? other.origin().generation() <= kept.origin().generation()
                                : other.name().equals(maker));
                if (!isThere) {
                    bound.put(kept.service(), service);
                }
            }
        }
        return bound;
    }

    /** To how it was when a generation was the newest; of the named services, no names meaning all. */
    static WayBack to(int generation, Observed now, Set<String> some) {
        Set<String> services = Companions.with(some, now.members());
        Map<String, List<Observed.Container>> kept = now.kept().stream()
                .collect(Collectors.groupingBy(
                        container -> Names.beforeKept(container.name()).orElseThrow()));
        List<Return> returning = new ArrayList<>();
        List<Observed.Container> leaving = new ArrayList<>();
        List<Observed.Container> starting = new ArrayList<>();
        Set<String> gone = new TreeSet<>();
        for (Observed.Container is : now.members()) {
            boolean chosen = services.isEmpty() || services.contains(is.service());
            if (!chosen) {
                continue;
            }
            List<Observed.Container> earlier = kept.getOrDefault(name(is), List.of());
            boolean isNewer = is.origin().generation() > generation;
            Optional<Observed.Container> then = earlier.stream()
                    .filter(other -> wasThere(other, generation))
                    .max(Comparator.comparing(other -> other.origin().generation()))
                    .filter(other ->
                            isNewer || other.origin().generation() > is.origin().generation());
            if (isNext(is) && !lacksItsName(is, now)) {
                leaving.add(is);
            } else if (isNewer || then.isPresent()) {
                boolean isNew = Stream.concat(Stream.of(is), earlier.stream())
                        .filter(other -> other.origin().generation() > generation)
                        .anyMatch(other -> other.origin().change().equals(Fates.NEW));
                List<Observed.Container> renamed = now.members().stream()
                        .filter(other -> isRenamed(other, is) && !other.isAlive())
                        .filter(other -> other.origin().generation() <= generation)
                        .toList();
                if (then.isPresent() && isNext(is)) {
                    leaving.add(is);
                    returning.add(new Return(then.get(), Optional.empty(), true));
                } else if (then.isPresent()) {
                    returning.add(new Return(then.get(), Optional.of(is), !hasDoneItsWork(is)));
                } else if (isNew || !renamed.isEmpty()) {
                    leaving.add(is);
                    starting.addAll(renamed);
                } else {
                    gone.add(is.service());
                }
            } else if (!is.isAlive() && now.isInUse(is)) {
                starting.add(is);
            }
        }
        List<Observed.Container> moving = moving(returning, leaving);
        NetworksBack networks = NetworksBack.to(generation, now, moving);
        List<Observed.Container> coming = Stream.concat(
                        returning.stream().filter(Return::runs).map(Return::kept), starting.stream())
                .toList();
        starting.addAll(startingAgain(
                coming,
                now.members().stream().filter(is -> !moving.contains(is)).toList()));
        return new WayBack(
                returning, starting, leaving, Set.of(), gone, Set.of(), bound(returning, leaving, now), networks);
    }

    /** Whether they have one place in the stack, by names that the file gave them one after the other. */
    static boolean isRenamed(Observed.Container one, Observed.Container other) {
        return !isNext(one) && hasPlace(other, one.service(), one.number(), one.name());
    }

    /** Whether a container has a place in the stack by another name than this. */
    static boolean hasPlace(Observed.Container container, String service, int number, String name) {
        return container.service().equals(service)
                && container.number() == number
                && !isNext(container)
                && !container.name().equals(name);
    }

    /** Whether it was made when an update was the newest, and not taken back by then. */
    private static boolean wasThere(Observed.Container kept, int generation) {
        return kept.origin().generation() <= generation
                && Names.undoneAt(kept.name())
                        .filter(newest -> newest < generation)
                        .isEmpty();
    }

    /** One that ran to its end, as it was to: what it was before has done so, too. */
    private static boolean hasDoneItsWork(Observed.Container is) {
        return is.isCompleted() && Fingerprint.parse(is.fingerprint()).restart().equals(Restart.NO);
    }

    /** An interrupted update had taken what it replaces out of its place, and not come to give it the name. */
    static boolean lacksItsName(Observed.Container next, Observed observed) {
        return observed.container(name(next)).isEmpty()
                && observed.kept().stream()
                        .anyMatch(kept -> Names.beforeKept(kept.name()).equals(Optional.of(name(next))));
    }

    /** That it has, or is to have. */
    static String name(Observed.Container container) {
        String name = container.name();
        return isNext(container) ? name.substring(0, name.length() - Names.NEXT.length()) : name;
    }

    static boolean isNext(Observed.Container container) {
        return container.name().endsWith(Names.NEXT);
    }
}
