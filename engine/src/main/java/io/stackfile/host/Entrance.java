package io.stackfile.host;

import io.stackfile.model.Stack;
import java.util.List;
import java.util.Optional;

/**
 * What there is of the ingress of a machine, as far as it is of interest to one stack.
 *
 * @param observed the ingress's own stack; meaningless when nobody looked
 * @param served sorted by name
 */
public record Entrance(Optional<Observed> observed, List<Served> served) {
    /** Of no interest, or not there. */
    public static final Entrance NONE = new Entrance(Optional.empty(), List.of());

    public Entrance {
        served = List.copyOf(served);
    }

    /** Before a stack is brought up. The host is asked only when the stack has to do with an ingress. */
    public static Entrance of(Host host, Stack stack, Observed observed) {
        return of(host, stack.name(), !stack.routes().isEmpty(), observed);
    }

    /** Before a stack is taken down. */
    public static Entrance of(Host host, String stack, Observed observed) {
        return of(host, stack, false, observed);
    }

    /** The same of a stack that has to do with the ingress, if it is {@code wanted}, or did when it was last brought up. */
    public static Entrance of(Host host, String stack, boolean wanted, Observed observed) {
        if (stack.equals(Ingress.STACK) || !wanted && !observed.hasVolume(Ingress.VOLUME)) {
            return NONE;
        }
        List<Served> served =
                observed.hasVolume(Ingress.VOLUME) ? host.ingress().served() : List.of();
        return wanted || served.stream().anyMatch(site -> site.stack().equals(stack))
                ? new Entrance(Optional.of(host.observe(Ingress.STACK)), served)
                : NONE;
    }

    public List<Served> of(String stack) {
        return served.stream().filter(site -> site.stack().equals(stack)).toList();
    }

    /** Who is served under a name. */
    public Optional<Served> site(String host) {
        return served.stream().filter(site -> site.host().equals(host)).findFirst();
    }

    /** Whether anybody but this stack is served. */
    public boolean servesOthers(String stack) {
        return served.stream().anyMatch(site -> !site.stack().equals(stack));
    }

    public Optional<Observed.Container> container() {
        return observed.flatMap(there -> there.container(Ingress.CONTAINER));
    }
}
