package io.stackfile.plan;

import io.stackfile.host.Names;
import io.stackfile.host.NetworkSpec;
import io.stackfile.host.Observed;
import io.stackfile.host.Origin;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import io.stackfile.model.StartOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an update comes to before it is put in order.
 *
 * @param all whether it is for the whole stack, not for some of its services
 * @param fates what becomes of each container that the file asks for, those first that others start after
 * @param idle services of which the file asks for no container, only for the image
 * @param surplus containers of the stack that the file does not ask for: of services it has not, of too many, left by an update
 * @param anew networks that the file has otherwise now, and that are made anew
 * @param removing whether what the file no longer names goes
 * @param origin what the containers that it makes are told of it
 * @param notes what the author should know of what is left alone
 * @param obstacles what of the host makes it impossible
 */
record Update(
        Stack stack,
        Observed observed,
        boolean all,
        List<Fate> fates,
        List<Service> idle,
        List<Observed.Container> surplus,
        List<NetworkSpec> anew,
        boolean removing,
        Origin origin,
        List<String> notes,
        List<Obstacle> obstacles) {
    Update {
        fates = List.copyOf(fates);
        idle = List.copyOf(idle);
        surplus = List.copyOf(surplus);
        anew = List.copyOf(anew);
        notes = List.copyOf(notes);
        obstacles = List.copyOf(obstacles);
    }

    /** Of the named services and what they need; no names mean all. */
    static Update of(Stack stack, Observed observed, Wish wish) {
        Set<String> services = wish.services();
        Set<String> selected = services.isEmpty() ? Set.of() : StartOrder.withPrerequisites(stack, services);
        Guests guests = Guests.of(stack, observed, selected);
        List<Service> chosen = StartOrder.of(stack).stream()
                .filter(service -> selected.isEmpty()
                        || selected.contains(service.name())
                        || guests.services().contains(service.name()))
                .toList();
        WantedNetworks networks = new WantedNetworks(stack, observed);
        WantedVolumes volumes = new WantedVolumes(stack, observed);
        Fates compare = new Fates(stack, observed);
        List<Fate> compared =
                chosen.stream().flatMap(service -> compare.of(service).stream()).toList();
        Origin origin = origin(stack, observed, wish.occasion());
        Renewal renewal = Renewal.of(networks, chosen, compared, selected, wish, origin.generation());
        List<Fate> fates = guests.concerned(fates(compared, renewal, wish));
        return new Update(
                stack,
                observed,
                selected.isEmpty(),
                fates,
                chosen.stream().filter(service -> service.containers() == 0).toList(),
                surplus(stack, observed, selected, fates).stream()
                        .filter(container -> wish.removesOrphans() || !Orphans.isOrphan(stack, container))
                        .toList(),
                renewal.networks(),
                wish.removesOrphans(),
                origin,
                notes(
                        renewal.notes(),
                        volumes.otherwise(chosen),
                        new Orphans(stack, observed).lines(wish),
                        guests.left(fates)),
                Stream.of(
                                new WantedEngine(stack, observed).obstacles(chosen),
                                new Orphans(stack, observed).obstacles(wish, fates),
                                networks.obstacles(chosen),
                                volumes.obstacles(chosen))
                        .flatMap(List::stream)
                        .toList());
    }

    private static Origin origin(Stack stack, Observed observed, Occasion occasion) {
        return new Origin(observed.newest() + 1, occasion.by(), stack.file(), occasion.commit(), "");
    }

    private static List<String> notes(
            List<String> networks, List<String> volumes, List<String> orphans, List<String> guests) {
        List<String> notes = new ArrayList<>(networks);
        volumes.forEach(volume -> notes.add("volume " + volume + " stays as it was made, for its data"));
        notes.addAll(orphans);
        notes.addAll(guests);
        return notes;
    }

    private static List<Fate> fates(List<Fate> compared, Renewal renewal, Wish wish) {
        List<Fate> fates = new ArrayList<>();
        compared.stream()
                .map(fate -> wish.isMadeAgain(fate.service().name()) ? again(fate) : fate)
                .map(renewal::adjusted)
                .map(new Companions(Collections.unmodifiableList(fates))::adjusted)
                .forEach(fates::add);
        return fates;
    }

    /** One that was made by an earlier, interrupted update is not taken for the new one that is wanted now. */
    private static Fate again(Fate fate) {
        if (fate.there().isEmpty() || fate.kind() == Fate.Kind.REPLACE) {
            return fate;
        }
        return fate.with(Fate.Kind.REPLACE, Optional.empty(), "asked for");
    }

    private static List<Observed.Container> surplus(
            Stack stack, Observed observed, Set<String> selected, List<Fate> fates) {
        Set<String> expected = new HashSet<>();
        for (Fate fate : fates) {
            if (fate.there().isPresent()) {
                expected.add(fate.name());
            }
            if (fate.kind() == Fate.Kind.REPLACE || fate.kind() == Fate.Kind.FINISH) {
                fate.next().ifPresent(next -> expected.add(next.name()));
            }
        }
        return observed.members().stream()
                .filter(container -> selected.isEmpty() || selected.contains(container.service()))
                .filter(container -> !expected.contains(container.name()))
                .filter(container -> !stack.inactive().contains(container.service()))
                .toList();
    }

    /** Whether a container works on when what is to replace it fails, unless others have its data by then. */
    boolean comesBack(Fate fate) {
        return fate.there().filter(observed::isInUse).isPresent();
    }

    /** What puts it to work again. */
    Stream<Step> again(Observed.Container container) {
        List<Fate> takers = fates.stream()
                .filter(fate -> fate.there().equals(Optional.of(container)))
                .flatMap(fate -> SharedData.takers(fate, fates).stream())
                .toList();
        return Hooked.again(container, names(takers));
    }

    /** What puts those to work again that have stopped for a container. */
    Stream<Step> again(Fate fate, Predicate<Observed.Container> stopped) {
        List<Observed.Container> cleared = surplus.stream()
                .filter(container -> container.isAlive() && stopped.test(container) && isInTheWay(container, fate))
                .toList();
        return LabelOrder.of(cleared).stream()
                .flatMap(container -> Hooked.again(
                        container,
                        names(fates.stream()
                                .filter(other -> !other.equals(fate) && isInTheWay(container, other))
                                .toList())));
    }

    /** By which they are started. */
    private SortedSet<String> names(List<Fate> some) {
        return some.stream()
                .map(fate -> fate.there().isEmpty()
                                        && fate.next().isEmpty()
                                        && predecessors(fate).isEmpty()
                                || fate.kind() == Fate.Kind.START
                                || fate.kind() == Fate.Kind.RESTART
                        ? fate.name()
                        : fate.name() + Names.NEXT)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What a container comes for though it has another name: what was its service's before, what is in its way, what is no longer asked for. */
    List<Observed.Container> predecessors(Fate fate) {
        return surplus.stream()
                .filter(container -> !WayBack.isNext(container))
                .filter(container -> isRenamed(container, fate)
                        || container.isAlive() && (Orphans.isOrphan(stack, container) || isInTheWay(container, fate)))
                .toList();
    }

    /** The one that has the place of a container in the stack under another name. */
    Optional<Fate> successor(Observed.Container container) {
        return fates.stream().filter(fate -> isRenamed(container, fate)).findFirst();
    }

    private static boolean isRenamed(Observed.Container container, Fate fate) {
        return Fates.wasCalledOtherwise(container, fate.service(), fate.number(), fate.name());
    }

    /** Whether one cannot start before a container stops that has its port or its data. */
    static boolean isInTheWay(Observed.Container container, Fate fate) {
        return fate.isToStart()
                && (SharedData.between(fate, container)
                        || HeldPorts.of(container).anyMatch(held -> HeldPorts.wants(fate, held)));
    }

    /** Those that an interrupted update left running though others have taken their place. */
    List<Observed.Container> leftovers() {
        Set<String> services = services().stream().map(Service::name).collect(Collectors.toSet());
        return observed.leftovers().stream()
                .filter(container -> all || services.contains(container.service()) || isOnChangedNetwork(container))
                .toList();
    }

    boolean isOnChangedNetwork(Observed.Container container) {
        return anew.stream().anyMatch(network -> container.networks().contains(network.name()));
    }

    String surplusReason(Observed.Container container) {
        if (container.name().endsWith(Names.NEXT)) {
            return "left by an earlier update";
        }
        Optional<Fate> successor = successor(container);
        if (successor.isPresent()) {
            return "it is to be called " + successor.get().name();
        }
        return stack.service(container.service())
                .map(service -> "the file asks for " + Count.of(service.containers(), "container"))
                .orElse("no longer in the file");
    }

    /** Those of which something is wanted now. */
    List<Service> services() {
        return fates.stream().map(Fate::service).distinct().toList();
    }
}
