package io.stackfile.plan;

import io.stackfile.host.Entrance;
import io.stackfile.host.Ingress;
import io.stackfile.host.Observed;
import io.stackfile.host.Served;
import io.stackfile.ingress.IngressStack;
import io.stackfile.ingress.Site;
import io.stackfile.model.Route;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import io.stackfile.plan.Drift.Finding;
import io.stackfile.plan.Drift.Kind;
import io.stackfile.plan.Drift.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How what a host's ingress serves differs from a file, name by name.
 *
 * @param services those of interest; none mean all
 */
record IngressDrift(Stack stack, Observed observed, Entrance entrance, Set<String> services) {
    /** Of the file's names in its order, then of those that it does not ask for, then of the ingress itself. */
    List<Row> rows() {
        List<Route> routes = stack.routes().stream()
                .filter(route -> isOfInterest(route.service()))
                .toList();
        List<Row> rows = new ArrayList<>(routes.stream().map(this::row).toList());
        entrance.of(stack.name()).stream()
                .filter(site -> isOfInterest(site.service()))
                .filter(site ->
                        stack.routes().stream().noneMatch(route -> route.host().equals(site.host())))
                .map(site -> row(site.service(), site.host(), List.of(new Finding(surplus(site), ""))))
                .forEach(rows::add);
        if (!routes.isEmpty()) {
            ownChanges().forEach(rows::add);
        }
        return rows;
    }

    private Kind surplus(Served site) {
        return stack.withheld().contains(site.host()) ? Kind.WITHHELD : Kind.ORPHAN;
    }

    private boolean isOfInterest(String service) {
        return services.isEmpty() || services.contains(service);
    }

    private Row row(Route route) {
        Served wanted = Site.of(stack, route, observed.salt());
        List<Finding> findings = new ArrayList<>();
        obstacle(wanted).ifPresent(what -> findings.add(new Finding(Kind.NOT_SERVED, what)));
        entrance.site(route.host())
                .filter(there -> there.stack().equals(stack.name()) && !there.equals(wanted))
                .ifPresent(there -> findings.add(
                        new Finding(Kind.SERVED_OTHERWISE, String.join("; ", Site.changes(there, wanted)))));
        return row(route.service(), route.host(), findings);
    }

    private Row row(String service, String host, List<Finding> findings) {
        boolean served = entrance.site(host)
                        .filter(site -> site.stack().equals(stack.name()))
                        .isPresent()
                && findings.stream().noneMatch(finding -> finding.kind() == Kind.NOT_SERVED)
                && entrance.container().filter(Observed.Container::isRunning).isPresent();
        return new Row(service, "https://" + host, served ? "served" : "", findings);
    }

    private Optional<String> obstacle(Served wanted) {
        Optional<Observed.Container> container = entrance.container();
        if (container.isEmpty()) {
            return Optional.of("the host has no ingress");
        }
        if (!container.get().isRunning()) {
            String status = container.get().status();
            return Optional.of("the ingress does not run: "
                    + (status.isEmpty() ? container.get().state() : status));
        }
        Optional<Served> there = entrance.site(wanted.host());
        if (there.isEmpty()) {
            return Optional.of("the ingress is not told of it");
        }
        if (!there.get().stack().equals(stack.name())) {
            return Optional.of(
                    "this host serves it for the stack '" + there.get().stack() + "'");
        }
        return container.get().networks().contains(there.get().network())
                ? Optional.empty()
                : Optional.of("the ingress is not on network " + there.get().network());
    }

    /** An 'up' replaces an ingress that is not as it would be made now. */
    private Stream<Row> ownChanges() {
        Stack own = IngressStack.stack();
        Service caddy = own.services().get(0);
        return entrance.observed().stream()
                .flatMap(there -> new Fates(own, there).of(caddy).stream())
                .filter(fate -> fate.kind() == Fate.Kind.REPLACE)
                .map(fate -> new Row(
                        "",
                        "ingress " + Ingress.CONTAINER,
                        fate.there().map(Observed.Container::status).orElse(""),
                        List.of(new Finding(Kind.DIFFERS, fate.reason()))));
    }
}
