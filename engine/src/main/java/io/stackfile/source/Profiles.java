package io.stackfile.source;

import io.stackfile.schema.Node;
import io.stackfile.schema.Problems;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which services are left out because none of their profiles is active. */
final class Profiles {
    private static final String ALL = "*";
    private static final String DEPENDS_ON = "depends_on";
    private static final Set<String> FALSE = Set.of("false", "no", "off", "n");

    private final Node.Mapping services;
    private final Set<String> active;
    private final Problems problems;
    private final Set<String> inactive = new TreeSet<>();

    private Profiles(Node.Mapping services, Set<String> active, Problems problems) {
        this.services = services;
        this.active = active;
        this.problems = problems;
        services.all().stream().filter(entry -> !isActive(entry.value())).forEach(entry -> inactive.add(entry.name()));
    }

    /** Services that are named are active, and so are their profiles. */
    static Profiles of(Node.Mapping services, List<String> given, Set<String> named, Problems problems) {
        Set<String> active = new HashSet<>(given);
        named.forEach(name -> services.get(name).ifPresent(service -> active.addAll(profiles(service))));
        return new Profiles(services, active, problems);
    }

    Set<String> inactive() {
        return inactive;
    }

    /** The others. An active service that needs an inactive one is a mistake, unless it says that it can do without. */
    Node.Mapping activeServices() {
        if (inactive.isEmpty()) {
            return services;
        }
        Map<String, Node.Entry> left = new LinkedHashMap<>();
        services.all().stream()
                .filter(entry -> !inactive.contains(entry.name()))
                .forEach(entry -> left.put(
                        entry.name(),
                        entry.value() instanceof Node.Mapping service
                                ? entry.with(checked(entry.name(), service))
                                : entry));
        return new Node.Mapping(services.at(), left);
    }

    private boolean isActive(Node service) {
        List<String> own = profiles(service);
        return own.isEmpty() || active.contains(ALL) || own.stream().anyMatch(active::contains);
    }

    private static List<String> profiles(Node service) {
        return service instanceof Node.Mapping mapping
                ? texts(mapping, "profiles").stream().map(Node.Scalar::text).toList()
                : List.of();
    }

    private static List<Node.Scalar> texts(Node.Mapping mapping, String key) {
        return mapping
                .get(key)
                .filter(Node.Sequence.class::isInstance)
                .map(list -> ((Node.Sequence) list).items())
                .orElse(List.of())
                .stream()
                .filter(Node.Scalar.class::isInstance)
                .map(Node.Scalar.class::cast)
                .toList();
    }

    private Node.Mapping checked(String name, Node.Mapping service) {
        for (String key : List.of("links", "volumes_from", DEPENDS_ON)) {
            texts(service, key)
                    .forEach(item -> check(item, item.text().split(":", 2)[0], "services." + name + "." + key));
        }
        if (!(service.get(DEPENDS_ON).orElse(service) instanceof Node.Mapping needed) || needed == service) {
            return service;
        }
        Map<String, Node.Entry> left = new LinkedHashMap<>(needed.entries());
        left.values().removeIf(entry -> inactive.contains(entry.name()) && !isRequired(entry.value()));
        left.values().forEach(entry -> check(entry.key(), entry.name(), "services." + name + "." + DEPENDS_ON));
        return left.size() == needed.entries().size()
                ? service
                : Trees.with(service, DEPENDS_ON, new Node.Mapping(needed.at(), left));
    }

    private static boolean isRequired(Node dependency) {
        return !(dependency instanceof Node.Mapping mapping
                && mapping.get("required").orElse(mapping) instanceof Node.Scalar required
                && FALSE.contains(required.text().toLowerCase(java.util.Locale.ROOT)));
    }

    private void check(Node.Scalar at, String needed, String where) {
        if (inactive.contains(needed)) {
            String profile = profiles(services.get(needed).orElseThrow()).get(0);
            problems.error(
                    at,
                    where,
                    "the service '" + needed + "' is left out, because its profile '" + profile + "' is not active",
                    "say --profile " + profile + ", or give both the same profiles");
        }
    }
}
