package io.stackfile.plan;

import io.stackfile.host.Adjustable;
import io.stackfile.host.Entrance;
import io.stackfile.host.Names;
import io.stackfile.host.Observed;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a host differs from a file, container by container and name by name.
 *
 * @param rows those of the file's services in its order, then what the file does not ask for
 */
public record Drift(List<Row> rows) {
    public Drift {
        rows = List.copyOf(rows);
    }

    /** In what way something is not as wanted. */
    public enum Kind {
        MISSING("missing"),
        DIFFERS("differs"),
        BY_HAND("changed by hand"),
        STOPPED("stopped"),
        RESTARTING("restarting"),
        PAUSED("paused"),
        UNHEALTHY("unhealthy"),
        ALONE("without a network"),
        NEWER_IMAGE("newer image in the registry"),
        NOT_SERVED("not served"),
        SERVED_OTHERWISE("served otherwise"),
        UNFINISHED("left by an update that did not end"),
        WITHHELD("served, though --private leaves it out"),
        ORPHAN("no longer in the file");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** {@code detail} may be empty. */
    public record Finding(Kind kind, String detail) {
        @Override
        public String toString() {
            return kind + (detail.isEmpty() ? "" : ": " + detail);
        }
    }

    /**
     * A container that the file asks for, or that is there; a name that the host's ingress is to serve, or serves; or a network.
     *
     * @param service empty of a network and of the ingress itself
     * @param status the engine's sentence, or {@code served}; empty when it is not there
     */
    public record Row(String service, String name, String status, List<Finding> findings) {
        public Row {
            findings = List.copyOf(findings);
        }
    }

    /** Whether all is as wanted. */
    public boolean isNone() {
        return rows.stream().allMatch(row -> row.findings().isEmpty());
    }

    /**
     * What was found out by further questions.
     *
     * @param settings by container
     * @param digests what an image's name means in its registry now, by name
     * @param entrance what there is of the host's ingress
     */
    public record Known(Map<String, Adjustable> settings, Map<String, String> digests, Entrance entrance) {
        public Known {
            settings = Map.copyOf(settings);
            digests = Map.copyOf(digests);
        }
    }

    /** {@code services} are those of interest; none mean all. */
    public static Drift of(Stack stack, Observed observed, Set<String> services, Known known) {
        return new Comparison(stack, observed, services, known).drift();
    }

    private record Comparison(Stack stack, Observed observed, Set<String> services, Known known) {
        Drift drift() {
            List<Service> chosen = stack.services().stream()
                    .filter(service -> services.isEmpty() || services.contains(service.name()))
                    .toList();
            Fates compare = new Fates(stack, observed);
            List<Fate> fates = chosen.stream()
                    .flatMap(service -> compare.of(service).stream())
                    .toList();
            List<Row> rows = new ArrayList<>();
            fates.forEach(fate -> rows.add(row(fate)));
            rows.addAll(new IngressDrift(stack, observed, known.entrance(), services).rows());
            networks(chosen, rows);
            Set<String> wanted = fates.stream().map(Fate::name).collect(Collectors.toCollection(TreeSet::new));
            Stream.concat(observed.members().stream(), observed.leftovers().stream())
                    .filter(container -> !wanted.contains(container.name()))
                    .filter(container -> services.isEmpty() || services.contains(container.service()))
                    .filter(container -> !stack.inactive().contains(container.service()))
                    .forEach(container -> rows.add(surplus(container, wanted)));
            return new Drift(rows);
        }

        private void networks(List<Service> chosen, List<Row> rows) {
            WantedNetworks networks = new WantedNetworks(stack, observed);
            networks.of(chosen).forEach(network -> {
                List<String> changes = networks.changes(network);
                if (!changes.isEmpty()) {
                    rows.add(new Row(
                            "",
                            "network " + network.name(),
                            "",
                            List.of(new Finding(Kind.DIFFERS, String.join("; ", changes)))));
                }
            });
        }

        private Row row(Fate fate) {
            Optional<Observed.Container> there = fate.there();
            if (there.isEmpty()) {
                String how = fate.next().isPresent()
                        ? "an update did not end; 'up' goes on with it"
                        : renamed(fate)
                                .map(other -> "it is called " + other + " now")
                                .orElse("");
                return new Row(fate.service().name(), fate.name(), "", List.of(new Finding(Kind.MISSING, how)));
            }
            List<Finding> findings = new ArrayList<>();
            differences(fate, findings);
            state(fate, there.get(), findings);
            newer(fate, there.get(), findings);
            return new Row(fate.service().name(), fate.name(), status(there.get()), findings);
        }

        private Optional<String> renamed(Fate fate) {
            return observed.members().stream()
                    .filter(container -> isRenamed(container)
                            && container.service().equals(fate.service().name())
                            && container.number() == fate.number())
                    .map(Observed.Container::name)
                    .findFirst();
        }

        /** What an update calls something is no name that somebody gave it. */
        private static boolean isRenamed(Observed.Container container) {
            return !container.name().endsWith(Names.NEXT) && !container.isKept();
        }

        private void differences(Fate fate, List<Finding> findings) {
            List<String> byHand = new ArrayList<>();
            if (fate.kind() == Fate.Kind.REPLACE) {
                List<String> differing = new ArrayList<>();
                for (String reason : fate.reason().split("; ")) {
                    if (!reason.startsWith(Fates.ENDED)) {
                        (reason.startsWith("it is not on ") ? byHand : differing).add(reason);
                    }
                }
                if (!differing.isEmpty()) {
                    findings.add(new Finding(Kind.DIFFERS, String.join("; ", differing)));
                }
            } else {
                Optional.ofNullable(known.settings().get(fate.name()))
                        .ifPresent(there ->
                                byHand.addAll(Adjustable.of(fate.service()).changesIn(there)));
            }
            byHand.addAll(moreNetworks(fate));
            if (!byHand.isEmpty()) {
                findings.add(new Finding(Kind.BY_HAND, String.join("; ", byHand)));
            }
        }

        private List<String> moreNetworks(Fate fate) {
            if (fate.kind() == Fate.Kind.REPLACE
                    || fate.service().settings().namespaces().network().isPresent()) {
                return List.of();
            }
            Set<String> wanted = new WantedNetworks(stack, observed).namesOf(fate.service());
            return fate.there().stream()
                    .flatMap(there -> there.networks().stream())
                    .filter(name -> !wanted.contains(name))
                    .sorted()
                    .map(name -> "it is on network " + name + ", too")
                    .toList();
        }

        private static void state(Fate fate, Observed.Container there, List<Finding> findings) {
            String status = there.status();
            if (there.state().equals("restarting")) {
                findings.add(new Finding(Kind.RESTARTING, ""));
            } else if (there.state().equals("paused")) {
                findings.add(new Finding(Kind.PAUSED, ""));
            } else if (status.contains("(unhealthy)")) {
                findings.add(new Finding(Kind.UNHEALTHY, ""));
            } else if (fate.reason().startsWith(Fates.ENDED)) {
                findings.add(new Finding(Kind.ALONE, fate.reason().replaceFirst(Fates.ENDED, "it ended with ")));
            } else if (!there.isAlive() && fate.kind() != Fate.Kind.KEEP) {
                findings.add(new Finding(Kind.STOPPED, fate.kind() == Fate.Kind.START ? fate.reason() : ""));
            }
        }

        private void newer(Fate fate, Observed.Container there, List<Finding> findings) {
            String digest = known.digests().get(fate.service().image().name());
            if (digest == null) {
                return;
            }
            String pulled = fate.service().image().repository() + "@" + digest;
            if (!there.imageId().equals(observed.images().get(pulled))) {
                findings.add(
                        new Finding(Kind.NEWER_IMAGE, fate.service().image().name()));
            }
        }

        private Row surplus(Observed.Container container, Set<String> wanted) {
            return new Row(
                    container.service(), container.name(), status(container), List.of(excess(container, wanted)));
        }

        private Finding excess(Observed.Container container, Set<String> wanted) {
            if (!isRenamed(container)) {
                return new Finding(Kind.UNFINISHED, "");
            }
            Optional<Service> service = stack.service(container.service());
            if (service.isEmpty()) {
                return new Finding(Kind.ORPHAN, "");
            }
            String own = container.number() < 1 ? "" : Names.container(stack.name(), service.get(), container.number());
            return wanted.contains(own) && !own.equals(container.name())
                    ? new Finding(Kind.BY_HAND, "it was called " + own)
                    : new Finding(
                            Kind.ORPHAN,
                            "the file asks for " + Count.of(service.get().containers(), "container"));
        }

        private static String status(Observed.Container container) {
            return container.status().isEmpty() ? container.state() : container.status();
        }
    }
}
