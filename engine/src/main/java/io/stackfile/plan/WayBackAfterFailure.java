package io.stackfile.plan;

import io.stackfile.host.Names;
import io.stackfile.host.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the way back to how it was before an update that failed. What has taken its place and written to its data stays. */
final class WayBackAfterFailure {
    private final Observed before;
    private final Observed now;
    private final List<WayBack.Return> returning = new ArrayList<>();
    private final List<Observed.Container> starting = new ArrayList<>();
    private final List<Observed.Container> unchanged = new ArrayList<>();
    private final List<Observed.Container> staying = new ArrayList<>();
    private final Set<String> gone = new TreeSet<>();

    WayBackAfterFailure(Observed before, Observed now) {
        this.before = before;
        this.now = now;
    }

    WayBack find() {
        List<Observed.Container> old = before.members().stream()
                .filter(container -> !WayBack.isNext(container) || WayBack.lacksItsName(container, before))
                .toList();
        old.forEach(this::sort);
        Set<String> deprived = deprived();
        leave(deprived::contains);
        SortedMap<String, String> bound = bound(deprived);
        leave(bound::containsKey);
        List<Observed.Container> leaving = leaving(old, bound.keySet());
        List<Observed.Container> moving = WayBack.moving(returning, leaving);
        moving.addAll(unchanged);
        NetworksBack networks = NetworksBack.afterFailure(before, now, moving);
        starting.addAll(networks.on(unchanged));
        addAlone(bound.keySet());
        return new WayBack(returning, starting, leaving, services(staying), gone, deprived, bound, networks);
    }

    private void sort(Observed.Container was) {
        String name = WayBack.name(was);
        Optional<Observed.Container> is = now.container(name).or(() -> now.container(was.name()));
        Optional<Observed.Container> kept =
                now.container(Names.kept(name, was.origin().generation())).filter(other -> isSame(was, other));
        Optional<Observed.Container> proven =
                is.or(() -> now.container(name + Names.NEXT).filter(next -> WayBack.lacksItsName(next, now)));
        Optional<Observed.Container> writer = proven.filter(other -> !isSame(was, other))
                .or(() -> renamed(was))
                .filter(other -> other.writes() && other.isAlive() && !isOfTheSameMake(was, other));
        if (writer.isPresent()) {
            staying.add(writer.get());
        } else if (is.filter(other -> isSame(was, other)).isPresent()) {
            (before.isInUse(was) && !is.get().isAlive() ? starting : unchanged).add(is.get());
        } else if (kept.isPresent()) {
            returning.add(new WayBack.Return(kept.get(), is, before.isInUse(was)));
        } else {
            gone.add(was.service());
        }
    }

    /** What has its place in the stack under another name. */
    private Optional<Observed.Container> renamed(Observed.Container was) {
        return now.members().stream()
                .filter(other -> WayBack.isRenamed(was, other)
                        && before.container(other.name()).isEmpty())
                .findFirst();
    }

    private void leave(Predicate<String> services) {
        returning.removeIf(back -> services.test(back.kept().service()));
        starting.removeIf(container -> services.test(container.service()));
    }

    private Stream<Observed.Container> coming() {
        return Stream.concat(starting.stream(), returning.stream().map(WayBack.Return::kept));
    }

    /** Nobody writes to data that somebody else writes to, nor has a port that somebody else has. */
    private Set<String> deprived() {
        return coming().filter(container -> staying.stream()
                        .anyMatch(writer -> !writer.service().equals(container.service())
                                && (SharedData.between(writer, container) || HeldPorts.between(writer, container))))
                .map(Observed.Container::service)
                .collect(Collectors.toSet());
    }

    /** Those in whose namespaces others stay, and those in whose namespaces they would be. */
    private SortedMap<String, String> bound(Set<String> deprived) {
        SortedMap<String, String> bound = new TreeMap<>();
        Set<String> coming = services(coming().toList());
        Companions.shared(staying, now.members()).forEach((maker, service) -> {
            if (coming.contains(maker)) {
                bound.put(maker, service);
            }
        });
        Set<String> unmoved = services(staying);
        unmoved.addAll(gone);
        unmoved.addAll(deprived);
        unmoved.addAll(bound.keySet());
        Stream<Observed.Container> running = unchanged.stream().filter(Observed.Container::isAlive);
        Companions.bound(unmoved, Stream.concat(coming(), running).toList()).forEach(bound::putIfAbsent);
        return bound;
    }

    private List<Observed.Container> leaving(List<Observed.Container> old, Set<String> bound) {
        Set<String> names = old.stream()
                .flatMap(container -> Stream.of(container.name(), WayBack.name(container)))
                .collect(Collectors.toSet());
        Set<String> stay = services(staying);
        return now.members().stream()
                .filter(container -> !names.contains(container.name()) && !staying.contains(container))
                .filter(container -> WayBack.isNext(container)
                        || !stay.contains(container.service()) && !bound.contains(container.service()))
                .toList();
    }

    /** What runs in a network that has ended, or does so when another one starts, starts again; and who says so. */
    private void addAlone(Set<String> bound) {
        unchanged.stream()
                .filter(container ->
                        !now.alone().getOrDefault(container.name(), "").isEmpty())
                .filter(container -> !starting.contains(container) && !bound.contains(container.service()))
                .forEach(starting::add);
        starting.addAll(WayBack.startingAgain(coming().toList(), unchanged));
    }

    private static Set<String> services(List<Observed.Container> containers) {
        return containers.stream().map(Observed.Container::service).collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isSame(Observed.Container was, Observed.Container is) {
        return was.origin().equals(is.origin()) && was.created().equals(is.created()) && isOfTheSameMake(was, is);
    }

    /** What it has written the other one understands. */
    private static boolean isOfTheSameMake(Observed.Container was, Observed.Container is) {
        return was.fingerprint().equals(is.fingerprint()) && was.imageId().equals(is.imageId());
    }
}
