package io.stackfile.reader;

import io.stackfile.model.Attachment;
import io.stackfile.model.BuildOrder;
import io.stackfile.model.Dependency;
import io.stackfile.model.Healthcheck;
import io.stackfile.model.Link;
import io.stackfile.model.Port;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import io.stackfile.model.StartOrder;
import io.stackfile.schema.Node;
import io.stackfile.source.CheckedFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What services must agree on among each other. */
final class Consistency {
    private final CheckedFile file;
    private final Stack stack;
    private final Node.Mapping services;

    Consistency(CheckedFile file, Stack stack) {
        this.file = file;
        this.stack = stack;
        this.services = file.services();
    }

    void check() {
        checkCircle();
        checkBuildCircle();
        stack.services().forEach(this::checkPorts);
        stack.services().forEach(this::checkCompanions);
        stack.services().forEach(this::checkDependencies);
        stack.services().forEach(this::checkFiles);
        stack.services().forEach(this::checkAliases);
        stack.services().forEach(new LifecycleCheck(this::error, services, stack.secrets())::check);
        stack.services().stream().filter(service -> service.containers() > 1).forEach(this::checkScaled);
        Map<String, List<Service>> sharing = new HashMap<>();
        for (Service service : stack.services()) {
            words(service).stream()
                    .flatMap(word -> sharing.getOrDefault(word, List.of()).stream())
                    .distinct()
                    .forEach(earlier -> checkPair(earlier, service));
            words(service)
                    .forEach(word -> sharing.computeIfAbsent(word, first -> new ArrayList<>())
                            .add(service));
        }
    }

    /** What two services must have in common to be in each other's way. */
    private static Set<String> words(Service service) {
        Set<String> words = new LinkedHashSet<>();
        service.containerName().ifPresent(name -> words.add("name " + name));
        service.ports().stream().filter(Port::isFixed).forEach(port -> words.add("port " + port.published()));
        return words;
    }

    private void checkCircle() {
        Map<String, Set<String>> prerequisites = new LinkedHashMap<>();
        stack.services().forEach(service -> prerequisites.put(service.name(), StartOrder.prerequisites(service)));
        List<String> circle = StartOrder.circle(prerequisites);
        if (!circle.isEmpty()) {
            Service first = stack.service(circle.get(0)).orElseThrow();
            boolean linked =
                    first.links().stream().anyMatch(link -> link.service().equals(circle.get(1)));
            boolean shared = first.companions().contains(circle.get(1));
            boolean itself = circle.size() == 2;
            error(
                    first,
                    linked ? "links" : shared ? sharing(first) : "depends_on",
                    itself
                            ? "'" + first.name() + "' waits for itself"
                            : "these services wait for each other: " + String.join(" → ", circle),
                    itself
                            ? "take it out"
                            : linked
                                    ? "take one link out; services of a stack find each other by name without it"
                                    : "take one of them out");
        }
    }

    private void checkBuildCircle() {
        List<String> circle = new BuildOrder(stack).circle();
        if (!circle.isEmpty()) {
            stack.services().stream()
                    .filter(service -> service.image().name().equals(circle.get(0)))
                    .findFirst()
                    .ifPresent(service -> error(
                            service,
                            "build",
                            "these images are made FROM each other: " + String.join(" ← ", circle),
                            "take one FROM out"));
        }
    }

    /** The key by which it shares something. */
    private String sharing(Service service) {
        Node.Entry entry = java.util.Objects.requireNonNull(services.entries().get(service.name()));
        return Stream.of("volumes_from", "network_mode", "net", "pid", "ipc")
                .filter(key -> entry.value() instanceof Node.Mapping mapping
                        && mapping.entries().containsKey(key))
                .findFirst()
                .orElse("depends_on");
    }

    private void checkCompanions(Service service) {
        service.companions().stream()
                .filter(name -> stack.service(name)
                        .map(other -> other.containers() == 0)
                        .orElse(true))
                .findFirst()
                .ifPresent(name -> error(
                        service, sharing(service), "'" + name + "' has no container to share with", "let it have one"));
    }

    /** Who asks for a state that can never come would wait in vain. */
    private void checkDependencies(Service service) {
        service.dependencies().stream()
                .filter(dependency -> dependency.condition() == Dependency.Condition.HEALTHY)
                .map(Dependency::service)
                .filter(name -> stack.service(name)
                        .flatMap(other -> other.settings().health())
                        .filter(Healthcheck::isDisabled)
                        .isPresent())
                .forEach(name -> error(
                        service,
                        "depends_on",
                        "'" + name + "' is never healthy, because its healthcheck is switched off",
                        "wait for service_started, or let it have a test"));
    }

    /** A name that leads elsewhere than its service. */
    private void checkAliases(Service service) {
        Map<String, String> aliases = new HashMap<>();
        for (Link link : service.links()) {
            String earlier = aliases.putIfAbsent(link.alias(), link.service());
            boolean hides = !link.alias().equals(link.service())
                    && stack.service(link.alias()).isPresent();
            if (earlier != null && !earlier.equals(link.service())) {
                String what =
                        "'" + link.alias() + "' is the alias of '" + earlier + "' and of '" + link.service() + "'";
                warning(service, "links", what, "choose another one for one of the two");
            } else if (hides) {
                String what = "the alias '" + link.alias() + "' of '" + link.service() + "' hides the service '"
                        + link.alias() + "' from '" + service.name() + "'";
                warning(service, "links", what, "choose another alias");
            }
        }
        service.settings().networking().attachments().stream()
                .flatMap(attachment -> attachment.aliases().stream())
                .filter(alias ->
                        !alias.equals(service.name()) && stack.service(alias).isPresent())
                .distinct()
                .forEach(alias -> warning(
                        service,
                        "networks",
                        "the alias '" + alias + "' is the name of another service, so that the name leads to both",
                        "choose another alias"));
    }

    /** They are put into the container when it is made. */
    private void checkFiles(Service service) {
        if (service.settings().execution().readOnly() && !service.files().isEmpty()) {
            error(
                    service,
                    "read_only",
                    "Docker puts no configs and secrets into a container that is read_only",
                    "leave one of the two out");
        }
    }

    private void checkScaled(Service service) {
        service.containerName()
                .ifPresent(name -> error(
                        service,
                        "container_name",
                        service.containers() + " containers cannot share the name '" + name + "'",
                        "leave container_name out, or have one container"));
        service.settings()
                .networking()
                .macAddress()
                .ifPresent(address -> error(
                        service,
                        "mac_address",
                        service.containers() + " containers cannot share the address " + address,
                        "leave mac_address out, or have one container"));
        service.settings().networking().attachments().stream()
                .filter(Attachment::hasAddress)
                .findFirst()
                .ifPresent(attachment -> error(
                        service,
                        "networks",
                        service.containers() + " containers cannot share an address on the network '"
                                + attachment.network() + "'",
                        "leave the address out, or have one container"));
        service.ports().stream()
                .filter(Port::isFixed)
                .findFirst()
                .ifPresent(port -> error(
                        service,
                        "ports",
                        "only one of " + service.containers() + " containers can have port " + port.published()
                                + " of the host",
                        "write " + port.container().port() + " alone, and the engine chooses a port for each"));
    }

    private void checkPorts(Service service) {
        for (int i = 0; i < service.ports().size(); i++) {
            Port port = service.ports().get(i);
            if (service.ports().subList(0, i).stream().anyMatch(port::clashesWith)) {
                error(
                        service,
                        "ports",
                        "port " + port.published() + " of the host is given to two ports of the container",
                        "choose another one");
            }
        }
    }

    private void checkPair(Service earlier, Service later) {
        for (Port port : later.ports()) {
            earlier.ports().stream()
                    .filter(port::clashesWith)
                    .findFirst()
                    .ifPresent(other -> error(
                            later,
                            "ports",
                            "port " + port.published() + " of the host is already the one of '" + earlier.name() + "'",
                            "choose another one"));
        }
        if (later.containerName().isPresent() && later.containerName().equals(earlier.containerName())) {
            error(
                    later,
                    "container_name",
                    "the name '" + later.containerName().get() + "' is already the one of '" + earlier.name() + "'",
                    "choose another one");
        }
    }

    private void error(Service service, String key, String what, String cure) {
        file.problems().error(at(service, key), "services." + service.name() + "." + key, what, cure);
    }

    private void warning(Service service, String key, String what, String cure) {
        file.problems().warning(at(service, key), "services." + service.name() + "." + key, what, cure);
    }

    private Node at(Service service, String key) {
        Node.Entry entry = java.util.Objects.requireNonNull(services.entries().get(service.name()));
        return entry.value() instanceof Node.Mapping mapping
                        && mapping.entries().containsKey(key)
                ? java.util.Objects.requireNonNull(mapping.entries().get(key)).key()
                : entry.key();
    }
}
