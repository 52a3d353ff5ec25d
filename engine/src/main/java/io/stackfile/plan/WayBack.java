package io.stackfile.plan;

import io.stackfile.host.Names;
import io.stackfile.host.Observed;
import java.util.ArrayList;
import java.util.Comparator;
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

    /** One that comes back; {@code newer} is what it comes back for. */
    record Return(Observed.Container kept, Optional<Observed.Container> newer) {}

    /** To how it was before an update that failed. What has taken its place and written to its data stays. */
    static WayBack afterFailure(Observed before, Observed now) {
        List<Return> returning = new ArrayList<>();
        List<Observed.Container> starting = new ArrayList<>();
        List<Observed.Container> unchanged = new ArrayList<>();
        Set<String> staying = new TreeSet<>();
        Set<String> gone = new TreeSet<>();
        List<Observed.Container> old = before.members().stream()
                .filter(container -> !isNext(container) || lacksItsName(container, before))
                .toList();
        for (Observed.Container was : old) {
            String name = name(was);
            Optional<Observed.Container> is = now.container(name).or(() -> now.container(was.name()));
            Optional<Observed.Container> kept =
                    now.container(Names.kept(name, was.origin().generation())).filter(other -> isSame(was, other));
            if (is.filter(other -> isSame(was, other)).isPresent()) {
                (before.isInUse(was) && !is.get().isAlive() ? starting : unchanged).add(is.get());
            } else if (is.filter(other -> other.writes() && other.isAlive() && !isOfTheSameMake(was, other))
                    .isPresent()) {
                staying.add(was.service());
            } else if (kept.isPresent()) {
                returning.add(new Return(kept.get(), is));
            } else {
                gone.add(was.service());
            }
        }
        Set<String> deprived = deprived(returning, starting, staying, now);
        returning.removeIf(back -> deprived.contains(back.kept().service()));
        starting.removeIf(container -> deprived.contains(container.service()));
        List<Observed.Container> alive = new ArrayList<>(starting);
        returning.forEach(back -> alive.add(back.kept()));
        unchanged.stream().filter(Observed.Container::isAlive).forEach(alive::add);
        Set<String> unmoved = new TreeSet<>(staying);
        unmoved.addAll(gone);
        unmoved.addAll(deprived);
        SortedMap<String, String> bound = Companions.bound(unmoved, alive);
        returning.removeIf(back -> bound.containsKey(back.kept().service()));
        starting.removeIf(container -> bound.containsKey(container.service()));
        Set<String> names = old.stream()
                .flatMap(container -> Stream.of(container.name(), name(container)))
                .collect(Collectors.toSet());
        List<Observed.Container> leaving = now.members().stream()
                .filter(container -> !names.contains(container.name()))
                .filter(container -> isNext(container)
                        || !staying.contains(container.service()) && !bound.containsKey(container.service()))
                .toList();
        List<Observed.Container> moving = moving(returning, leaving);
        moving.addAll(unchanged);
        NetworksBack networks = NetworksBack.afterFailure(before, now, moving);
        starting.addAll(networks.on(unchanged));
        unchanged.stream()
                .filter(container ->
                        !now.alone().getOrDefault(container.name(), "").isEmpty())
                .filter(container -> !starting.contains(container) && !bound.containsKey(container.service()))
                .forEach(starting::add);
        List<Observed.Container> makers = Stream.concat(
                        starting.stream(), returning.stream().map(Return::kept))
                .toList();
        starting.addAll(Companions.of(makers, unchanged));
        return new WayBack(returning, starting, leaving, staying, gone, deprived, bound, networks);
    }

    /** Nobody writes to data that somebody else writes to, nor has a port that somebody else has. */
    private static Set<String> deprived(
            List<Return> returning, List<Observed.Container> starting, Set<String> staying, Observed now) {
        List<Observed.Container> writers = now.members().stream()
                .filter(container -> staying.contains(container.service()) && container.isAlive())
                .toList();
        return Stream.concat(returning.stream().map(Return::kept), starting.stream())
                .filter(container -> writers.stream()
                        .anyMatch(writer -> !writer.service().equals(container.service())
                                && (SharedData.between(writer, container) || HeldPorts.between(writer, container))))
                .map(Observed.Container::service)
                .collect(Collectors.toSet());
    }

    private static List<Observed.Container> moving(List<Return> returning, List<Observed.Container> leaving) {
        List<Observed.Container> moving = new ArrayList<>(leaving);
        returning.forEach(back -> back.newer().ifPresent(moving::add));
        return moving;
    }

    /** Those that shared a namespace with what does not come back with them, for the maker is to be a newer one. */
    private static SortedMap<String, String> bound(List<Return> returning, List<Observed.Container> members) {
        SortedMap<String, String> bound = new TreeMap<>();
        for (Return back : returning) {
            Observed.Container kept = back.kept();
            members.stream()
                    .filter(maker ->
                            maker.number() == 1 && Companions.makers(kept).contains(maker.service()))
                    .map(maker -> afterwards(maker, returning))
                    .filter(maker -> maker.origin().generation() > kept.origin().generation())
                    .forEach(maker -> bound.put(kept.service(), maker.service()));
        }
        return bound;
    }

    private static Observed.Container afterwards(Observed.Container is, List<Return> returning) {
        return returning.stream()
                .filter(back -> back.newer().equals(Optional.of(is)))
                .map(Return::kept)
                .findFirst()
                .orElse(is);
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
            if (isNext(is) && !lacksItsName(is, now)) {
                leaving.add(is);
            } else if (chosen && is.origin().generation() > generation) {
                List<Observed.Container> earlier = kept.getOrDefault(name(is), List.of());
                Optional<Observed.Container> then = earlier.stream()
                        .filter(other -> other.origin().generation() <= generation)
                        .max(Comparator.comparing(other -> other.origin().generation()));
                boolean isNew = Stream.concat(Stream.of(is), earlier.stream())
                        .filter(other -> other.origin().generation() > generation)
                        .anyMatch(other -> other.origin().change().equals(Fates.NEW));
                if (isNew) {
                    leaving.add(is);
                } else if (then.isPresent() && isNext(is)) {
                    leaving.add(is);
                    returning.add(new Return(then.get(), Optional.empty()));
                } else if (then.isPresent()) {
                    returning.add(new Return(then.get(), Optional.of(is)));
                } else {
                    gone.add(is.service());
                }
            } else if (chosen && !is.isAlive() && now.isInUse(is)) {
                starting.add(is);
            }
        }
        NetworksBack networks = NetworksBack.to(generation, now, moving(returning, leaving));
        return new WayBack(
                returning, starting, leaving, Set.of(), gone, Set.of(), bound(returning, now.members()), networks);
    }

    /** An interrupted update had taken what it replaces out of its place, and not come to give it the name. */
    private static boolean lacksItsName(Observed.Container next, Observed observed) {
        return observed.container(name(next)).isEmpty()
                && observed.kept().stream()
                        .anyMatch(kept -> Names.beforeKept(kept.name()).equals(Optional.of(name(next))));
    }

    /** That it has, or is to have. */
    private static String name(Observed.Container container) {
        String name = container.name();
        return isNext(container) ? name.substring(0, name.length() - Names.NEXT.length()) : name;
    }

    private static boolean isNext(Observed.Container container) {
        return container.name().endsWith(Names.NEXT);
    }

    private static boolean isSame(Observed.Container was, Observed.Container is) {
        return was.origin().equals(is.origin()) && was.created().equals(is.created()) && isOfTheSameMake(was, is);
    }

    /** What it has written the other one understands. */
    private static boolean isOfTheSameMake(Observed.Container was, Observed.Container is) {
        return was.fingerprint().equals(is.fingerprint()) && was.imageId().equals(is.imageId());
    }
}
