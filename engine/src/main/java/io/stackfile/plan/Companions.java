package io.stackfile.plan;

import io.stackfile.host.Observed;
import io.stackfile.model.Dependency;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Containers that share a namespace or volumes with the first one of another service: when that one is made anew they have to
 * be, too, because what they share is known to the engine by its maker's identifier. Containers that are to be started again with
 * what they depend on are.
 */
record Companions(List<Fate> earlier) {
    private static final Set<Fate.Kind> ADJUSTED = Set.of(Fate.Kind.KEEP, Fate.Kind.START, Fate.Kind.RESTART);

    /** What runs and shares a namespace with the first one of a service that is among others, or with one that does; in order. */
    static List<Observed.Container> of(List<Observed.Container> makers, List<Observed.Container> all) {
        Set<String> services = makers.stream()
                .filter(container -> container.number() == 1)
                .map(Observed.Container::service)
                .collect(Collectors.toSet());
        List<Observed.Container> others = all.stream()
                .filter(container -> container.isAlive() && !makers.contains(container))
                .toList();
        Set<String> bound = bound(services, others).keySet();
        return LabelOrder.of(others.stream()
                .filter(container ->
                        makers(container).stream().anyMatch(maker -> services.contains(maker) || bound.contains(maker)))
                .toList());
    }

    /** The services with whose first container one shares a namespace. */
    static Set<String> makers(Observed.Container container) {
        return Fingerprint.parse(container.fingerprint()).sharesWith();
    }

    /** The services in whose namespaces some containers run, or in whose these do, each with one that does. */
    static SortedMap<String, String> shared(List<Observed.Container> some, List<Observed.Container> all) {
        SortedMap<String, String> makers = new TreeMap<>();
        List<Observed.Container> guests = new ArrayList<>(some);
        for (int i = 0; i < guests.size(); i++) {
            Observed.Container guest = guests.get(i);
            for (String maker : makers(guest)) {
                if (makers.putIfAbsent(maker, guest.service()) == null) {
                    all.stream()
                            .filter(container -> container.service().equals(maker))
                            .forEach(guests::add);
                }
            }
        }
        return makers;
    }

    /** Some services and those that share namespaces with them; none stay none. */
    static Set<String> with(Set<String> services, List<Observed.Container> all) {
        Set<String> more = new TreeSet<>(services);
        more.addAll(bound(services, all).keySet());
        return more;
    }

    /** The services of which containers share namespaces with some services, each with the one it does so with. */
    static SortedMap<String, String> bound(Set<String> services, List<Observed.Container> containers) {
        SortedMap<String, String> bound = new TreeMap<>();
        int before;
        do {
            before = bound.size();
            for (Observed.Container container : containers) {
                makers(container).stream()
                        .filter(maker -> services.contains(maker) || bound.containsKey(maker))
                        .forEach(maker -> bound.putIfAbsent(container.service(), maker));
            }
        } while (bound.size() > before);
        return bound;
    }

    /** What puts those to work again, after their makers are, of which an update has nothing done without these. */
    static Stream<Step> again(List<Observed.Container> makers, Update update) {
        Set<String> others = update.fates().stream()
                .filter(fate -> fate.there().isPresent())
                .filter(fate -> isIndependent(fate) || SharedData.movesOn(fate, update.fates()))
                .map(Fate::name)
                .collect(Collectors.toSet());
        List<Observed.Container> members = update.observed().members().stream()
                .filter(container -> !others.contains(container.name()))
                .toList();
        return of(makers, members).stream()
                .flatMap(container ->
                        Stream.concat(Stream.of(new StopContainer(container.name())), Hooked.again(container)));
    }

    /** Whether it is to share with others than before, and may have been replaced by one that does before these are. */
    private static boolean isIndependent(Fate fate) {
        return !fate.service().companions().containsAll(makers(fate.there().orElseThrow()));
    }

    Fate adjusted(Fate fate) {
        if (fate.there().isEmpty() || !ADJUSTED.contains(fate.kind())) {
            return fate;
        }
        Set<String> shared = fate.service().companions();
        return (shared.isEmpty() ? Stream.<Fate>empty() : earlier.stream())
                .filter(other -> other.number() == 1)
                .filter(other -> shared.contains(other.service().name()))
                .filter(other -> isMadeAnew(other) || isYounger(other, fate) || isStartedUnder(other, fate))
                .findFirst()
                .map(other -> fate.with(Fate.Kind.REPLACE, "shares with " + other.name() + ", which is " + word(other)))
                .orElseGet(() -> restarted(fate));
    }

    private Fate restarted(Fate fate) {
        if (fate.kind() != Fate.Kind.KEEP
                || fate.there().filter(Observed.Container::isAlive).isEmpty()) {
            return fate;
        }
        return fate.service().dependencies().stream()
                .filter(Dependency::restart)
                .flatMap(dependency -> earlier.stream()
                        .filter(other -> other.service().name().equals(dependency.service()))
                        .filter(Companions::isMadeAnew))
                .findFirst()
                .map(other -> fate.with(Fate.Kind.RESTART, other.name() + " is " + word(other)))
                .orElse(fate);
    }

    private static boolean isMadeAnew(Fate other) {
        return Set.of(Fate.Kind.CREATE, Fate.Kind.REPLACE, Fate.Kind.FINISH).contains(other.kind());
    }

    /** An earlier update replaced the other one, and did not come to this one. */
    private static boolean isYounger(Fate other, Fate fate) {
        return other.there()
                        .map(Observed.Container::created)
                        .orElse("")
                        .compareTo(fate.there().map(Observed.Container::created).orElse(""))
                > 0;
    }

    /** A namespace ends with its maker; who runs on in it is alone. */
    private static boolean isStartedUnder(Fate other, Fate fate) {
        return (other.kind() == Fate.Kind.START || other.kind() == Fate.Kind.RESTART)
                && fate.kind() != Fate.Kind.START
                && fate.service()
                        .settings()
                        .namespaces()
                        .services()
                        .contains(other.service().name());
    }

    private static String word(Fate other) {
        return switch (other.kind()) {
            case CREATE -> "created";
            case START, RESTART -> "started";
            case REPLACE, FINISH -> "replaced";
            case KEEP -> "newer";
        };
    }
}
