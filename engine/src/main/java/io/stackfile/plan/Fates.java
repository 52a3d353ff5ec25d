package io.stackfile.plan;

import io.stackfile.host.Names;
import io.stackfile.host.Observed;
import io.stackfile.model.Dependency;
import io.stackfile.model.Namespace;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Compares the containers a file asks for with those that are there. */
final class Fates {
    static final String NEW = "new";
    /** How the reason begins for one that runs in the network of another container that has stopped since. */
    static final String ENDED = "its network has ended with ";

    private final Stack stack;
    private final Observed observed;
    private final WantedNetworks networks;

    Fates(Stack stack, Observed observed) {
        this.stack = stack;
        this.observed = observed;
        this.networks = new WantedNetworks(stack, observed);
    }

    List<Fate> of(Service service) {
        Fingerprint fingerprint = Fingerprint.of(service, stack.secrets(), observed.salt());
        return IntStream.rangeClosed(1, service.containers())
                .mapToObj(number -> of(service, number, fingerprint))
                .toList();
    }

    private Fate of(Service service, int number, Fingerprint fingerprint) {
        String name = Names.container(stack.name(), service, number);
        Optional<Observed.Container> there = observed.container(name);
        Optional<Observed.Container> next = observed.container(name + Names.NEXT)
                .filter(left -> isImageOf(left, service) && left.fingerprint().equals(fingerprint.toString()))
                .filter(left -> !mayLackFiles(left) && service.companions().isEmpty())
                .filter(left -> there.isPresent() || WayBack.lacksItsName(left, observed));
        List<String> changes =
                there.map(container -> changes(container, service, fingerprint)).orElse(List.of());
        Fate.Kind kind;
        String reason = "";
        if (there.isEmpty()) {
            kind = next.isPresent() ? Fate.Kind.FINISH : Fate.Kind.CREATE;
            reason = next.isPresent() ? "an earlier update stopped here" : created(service, number, name);
        } else if (!changes.isEmpty()) {
            kind = Fate.Kind.REPLACE;
            reason = String.join("; ", changes);
        } else if (observed.alone().containsKey(name)) {
            String maker = observed.alone().getOrDefault(name, "");
            kind = isMaker(maker, service) ? Fate.Kind.RESTART : Fate.Kind.REPLACE;
            reason = ENDED + (maker.isEmpty() ? "a container that is gone" : maker);
        } else if (there.get().isAlive() || hasDoneItsWork(service, there.get())) {
            kind = Fate.Kind.KEEP;
        } else if (mayLackFiles(there.get())) {
            kind = Fate.Kind.REPLACE;
            reason = "made, but perhaps without its files";
        } else {
            kind = Fate.Kind.START;
            reason = there.get().state().equals("created") ? "made, but never started" : "it has ended";
        }
        return new Fate(kind, service, number, name, there, next, fingerprint.toString(), reason);
    }

    private String created(Service service, int number, String name) {
        return observed.members().stream()
                .filter(other -> wasCalledOtherwise(other, service, number, name))
                .findFirst()
                .map(other -> "it was called " + other.name())
                .orElse(NEW);
    }

    /** Whether it has done the work of one that the file calls otherwise now. */
    static boolean wasCalledOtherwise(Observed.Container container, Service service, int number, String name) {
        return WayBack.hasPlace(container, service.name(), number, name)
                && !container.state().equals("created");
    }

    private List<String> changes(Observed.Container container, Service service, Fingerprint wanted) {
        Fingerprint was = Fingerprint.parse(container.fingerprint()).hidingAs(wanted, observed.salt());
        List<String> changes = new ArrayList<>(
                was.fields().isEmpty() ? List.of("made by another version of stack") : Changes.between(was, wanted));
        if (!container.service().equals(service.name())) {
            changes.add("it was service " + container.service());
        }
        if (changes.isEmpty() && !isImageOf(container, service)) {
            changes.add(service.image() + " is another image now");
        }
        if (service.settings().namespaces().network().isEmpty()) {
            networks.namesOf(service).stream()
                    .filter(name -> !container.networks().contains(name))
                    .map(name -> name.equals(stack.name())
                            ? "it is not on the stack's network"
                            : "it is not on network " + name)
                    .forEach(changes::add);
        }
        return changes;
    }

    /** Files come after the container itself, so one that never started may have been left without. */
    static boolean mayLackFiles(Observed.Container container) {
        return container.state().equals("created")
                && Fingerprint.parse(container.fingerprint()).hasFiles();
    }

    /** Whether a container that starts again joins the network of the one that the file says. */
    private boolean isMaker(String container, Service service) {
        return service.settings().namespaces().network().stream()
                .map(shared -> shared instanceof Namespace.OfService other
                        ? stack.service(other.service())
                                .map(maker -> Names.container(stack.name(), maker, 1))
                                .orElse("")
                        : shared instanceof Namespace.OfContainer other ? other.container() : "")
                .anyMatch(container::equals);
    }

    /** An image that is not on the host cannot be compared, and is not fetched for that alone. */
    private boolean isImageOf(Observed.Container container, Service service) {
        return observed.image(service.image()).map(container.imageId()::equals).orElse(true);
    }

    /** A service that others wait to see completed does not run again once it has. */
    private boolean hasDoneItsWork(Service service, Observed.Container container) {
        return container.isCompleted()
                && stack.services().stream()
                        .flatMap(other -> other.dependencies().stream())
                        .anyMatch(dependency -> dependency.service().equals(service.name())
                                && dependency.condition() == Dependency.Condition.COMPLETED);
    }
}
