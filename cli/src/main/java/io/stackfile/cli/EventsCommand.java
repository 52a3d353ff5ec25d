package io.stackfile.cli;

import io.stackfile.host.Happening;
import io.stackfile.host.Host;
import io.stackfile.host.Observed;
import io.stackfile.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code stack events}. */
final class EventsCommand extends Command {
    EventsCommand() {
        super(
                "events",
                "[FILE] [SERVICE...] [OPTIONS]",
                "Tell what happens to the stack's containers, networks and volumes.",
                "From now on and until Ctrl-C, or between two times, as far back as the engine remembers. What is run in a container,"
                        + " as healthchecks do, is left out without --all.");
        file().host();
        value("--since", "TIME", "From then on: 10m, 2h, or 2026-11-21T09:00:00Z.");
        value("--until", "TIME", "Up to then, and end.");
        flag("--all", "Also what is run in containers, and what looks at them.");
        json("One line of JSON for each event.");
    }

    @Override
    int run(Call call) {
        Optional<Instant> since = call.value("--since").map(text -> Since.moment("--since", text));
        Optional<Instant> until = call.value("--until").map(text -> Since.moment("--until", text));
        String stack = call.stackName();
        Set<String> services = call.services();
        try (Host host = call.host()) {
            if (since.isEmpty()) {
                checkServices(call, host.observe(stack));
            }
            host.readings().happenings(stack, since, until, happening -> {
                if ((services.isEmpty() || services.contains(happening.service()))
                        && (call.has("--all") || !isOnlyALook(happening))) {
                    tell(call, happening);
                }
            });
            return ExitCode.DONE;
        }
    }

    /** In the past there may have been others than there are now. */
    private static void checkServices(Call call, Observed observed) {
        call.checkServices(observed.containers().stream()
                .map(Observed.Container::service)
                .distinct()
                .toList());
    }

    private static boolean isOnlyALook(Happening happening) {
        return happening.action().startsWith("exec_") || happening.action().equals("top");
    }

    private static void tell(Call call, Happening happening) {
        call.terminal().println(call.has("--json") ? json(happening) : text(happening));
        if (call.terminal().out().checkError()) {
            throw new OutputClosed();
        }
    }

    private static String text(Happening happening) {
        String details = happening.details().entrySet().stream()
                .map(detail -> detail.getKey() + "=" + detail.getValue())
                .collect(Collectors.joining(", "));
        return happening.time() + " " + happening.type() + " " + happening.action() + " " + happening.name()
                + (details.isEmpty() ? "" : " (" + details + ")");
    }

    private static String json(Happening happening) {
        JsonObject line = new JsonObject()
                .with("time", happening.time().toString())
                .with("type", happening.type())
                .with("action", happening.action())
                .with("name", happening.name());
        if (!happening.service().isEmpty()) {
            line.with("service", happening.service());
        }
        JsonObject attributes = new JsonObject();
        happening.details().forEach(attributes::with);
        return line.with("attributes", attributes).toString();
    }
}
