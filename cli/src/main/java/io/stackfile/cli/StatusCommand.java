package io.stackfile.cli;

import io.stackfile.host.Adjustable;
import io.stackfile.host.Entrance;
import io.stackfile.host.HostException;
import io.stackfile.host.HostLost;
import io.stackfile.host.Observed;
import io.stackfile.host.Question;
import io.stackfile.host.docker.DockerHost;
import io.stackfile.json.JsonObject;
import io.stackfile.lock.Holding;
import io.stackfile.lock.StackLock;
import io.stackfile.model.Image;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import io.stackfile.plan.Drift;
import io.stackfile.sync.BindPathsThere.Copies;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code stack status}. */
final class StatusCommand extends Command {
    StatusCommand() {
        super(
                "status",
                "[FILE] [SERVICE...] [OPTIONS]",
                "Tell how the host differs from the file, and change nothing.",
                "Of each container: whether it is as the file says, differs, was changed by hand, has stopped, keeps restarting, is paused,"
                        + " unhealthy or missing, or is no longer in the file. Of each name that the host's ingress is to serve: whether"
                        + " it does, and as the file says.",
                "Exits with 0 when all is as wanted, with 3 when something differs, with 1 when that cannot be told: a cron job"
                        + " can watch over a stack by it.");
        file().fill().hosts();
        privately();
        flag("--sync", "Take copies that 'up --sync' has made of folders beside the file for these.");
        flag("--pull", "Ask the registries, too, whether they have newer images; nothing is fetched.");
        json("One line of JSON for each container and name.");
    }

    @Override
    int run(Call call) {
        try (DockerHost host = call.host()) {
            Stack stack = call.wantedStack(Copies.of(call.has("--sync")));
            Observed observed = host.observe(stack.name());
            List<Service> services = stack.services().stream()
                    .filter(service ->
                            call.services().isEmpty() || call.services().contains(service.name()))
                    .toList();
            Map<String, Adjustable> settings = settings(host, observed, services);
            Digests digests = call.has("--pull") ? Digests.of(host, services) : Digests.NONE;
            Drift drift = Drift.of(
                    stack,
                    observed,
                    call.services(),
                    new Drift.Known(settings, digests.known(), Entrance.of(host, stack, observed)));
            print(call, drift);
            digests.troubles().forEach(call.terminal()::say);
            tell(call, stack, host, observed, drift);
            if (!drift.isNone()) {
                return ExitCode.CHANGES;
            }
            return digests.troubles().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    private static Map<String, Adjustable> settings(DockerHost host, Observed observed, Collection<Service> services) {
        List<String> names = services.stream().map(Service::name).toList();
        Map<String, Adjustable> settings = new TreeMap<>();
        Question.each(
                        observed.members().stream()
                                .filter(container -> names.contains(container.service()))
                                .map(Observed.Container::name)
                                .toList(),
                        host::adjustable)
                .forEach((container, found) -> found.ifPresent(its -> settings.put(container, its)));
        return settings;
    }

    /** What registries say; {@code troubles} are of those that said nothing. */
    private record Digests(Map<String, String> known, List<String> troubles) {
        static final Digests NONE = new Digests(Map.of(), List.of());

        static Digests of(DockerHost host, Collection<Service> services) {
            Map<String, Image> images = services.stream()
                    .filter(service -> service.build().isEmpty())
                    .map(Service::image)
                    .filter(image -> !image.isDigest())
                    .collect(Collectors.toMap(Image::name, image -> image, (one, same) -> one, TreeMap::new));
            Map<String, String> known = new TreeMap<>();
            Map<String, String> troubles = new TreeMap<>();
            Question.each(images.keySet(), name -> asked(host, Optional.ofNullable(images.get(name)), name, troubles))
                    .forEach((name, digest) -> digest.ifPresent(found -> known.put(name, found)));
            return new Digests(known, List.copyOf(troubles.values()));
        }

        private static Optional<String> asked(
                DockerHost host, Optional<Image> image, String name, Map<String, String> troubles) {
            try {
                return image.map(host::registryDigest);
            } catch (HostLost e) {
                throw e;
            } catch (HostException e) {
                synchronized (troubles) {
                    troubles.put(name, String.valueOf(e.getMessage()));
                }
                return Optional.empty();
            }
        }
    }

    private static void print(Call call, Drift drift) {
        if (call.has("--json")) {
            drift.rows().forEach(row -> call.terminal().println(json(row).toString()));
            return;
        }
        Table table = new Table("SERVICE", "NAME", "STATUS", "AS THE FILE SAYS");
        drift.rows()
                .forEach(row -> table.row(
                        row.service(),
                        row.name(),
                        row.status().isEmpty() ? "-" : row.status(),
                        row.findings().isEmpty()
                                ? "yes"
                                : row.findings().stream()
                                        .map(Drift.Finding::toString)
                                        .collect(Collectors.joining("; "))));
        call.terminal().tell(table.toString());
    }

    private static void tell(Call call, Stack stack, DockerHost host, Observed observed, Drift drift) {
        StackLock lock = new StackLock(host, stack.name());
        String where = stack.name() + " on " + host.name();
        if (lock.isSeenIn(observed)) {
            lock.look().ifPresent(holding -> call.terminal().say(where + changing(holding, lock.stale(holding))));
        }
        List<Drift.Row> differing =
                drift.rows().stream().filter(row -> !row.findings().isEmpty()).toList();
        if (!differing.isEmpty()) {
            call.terminal()
                    .say(where + ": " + differing.size() + " of " + drift.rows().size() + " not as the file says; "
                            + String.join("; ", cures(differing)));
        }
    }

    private static String changing(Holding holding, Optional<String> stale) {
        return stale.map(why -> " was being changed: " + holding + "; " + why + ", and the next command takes over")
                .orElse(" is being changed: " + holding);
    }

    /** What {@code up} leaves as it is has a command of its own. */
    private static List<String> cures(Collection<Drift.Row> differing) {
        List<Drift.Kind> kinds = differing.stream()
                .flatMap(row -> row.findings().stream())
                .map(Drift.Finding::kind)
                .distinct()
                .toList();
        List<String> cures = new ArrayList<>();
        if (!kinds.equals(List.of(Drift.Kind.PAUSED))) {
            cures.add("'stack plan' shows what 'up' does about it");
        }
        if (kinds.contains(Drift.Kind.PAUSED)) {
            cures.add("'stack unpause' lets what is paused go on");
        }
        return cures;
    }

    private static JsonObject json(Drift.Row row) {
        return new JsonObject()
                .with("service", row.service())
                .with("name", row.name())
                .with("status", row.status())
                .with("asTheFileSays", row.findings().isEmpty())
                .with(
                        "findings",
                        row.findings().stream()
                                .map(finding -> new JsonObject()
                                        .with(
                                                "kind",
                                                finding.kind()
                                                        .name()
                                                        .toLowerCase(Locale.ROOT)
                                                        .replace('_', '-'))
                                        .with("detail", finding.detail()))
                                .toList());
    }
}
