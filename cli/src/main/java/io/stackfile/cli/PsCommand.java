package io.stackfile.cli;

import io.stackfile.host.Guest;
import io.stackfile.host.Host;
import io.stackfile.host.Observed;
import io.stackfile.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;

/** {@code stack ps}. */
final class PsCommand extends Command {
    private static final int SHORT = "sha256:".length() + 12;

    PsCommand() {
        super(
                "ps",
                "[FILE] [SERVICE...] [OPTIONS]",
                "List the stack's containers.",
                "Those that have ended are listed too, with how they ended; last the guests: containers on the stack's network that"
                        + " the stack did not make.");
        file().hosts();
        json("One line of JSON for each container.");
    }

    @Override
    int run(Call call) {
        String stack = call.stackName();
        try (Host host = call.host()) {
            Observed observed = host.observe(stack);
            List<Observed.Container> shown = call.chosen(observed);
            List<Guest> guests = call.services().isEmpty() ? observed.guests() : List.of();
            if (call.has("--json")) {
                shown.forEach(
                        container -> call.terminal().println(json(container).toString()));
                guests.forEach(guest -> call.terminal().println(json(guest).toString()));
            } else if (shown.isEmpty() && guests.isEmpty()) {
                call.sayThatNothingIsThere(stack);
            } else {
                call.terminal()
                        .tell(table(shown, guests)
                                .within(call.terminal().columns().ofResults().get(), List.of("IMAGE", "STATUS")));
            }
            return ExitCode.DONE;
        }
    }

    private static Table table(List<Observed.Container> containers, List<Guest> guests) {
        Table table = new Table("NAME", "SERVICE", "IMAGE", "STATUS", "PORTS");
        containers.forEach(container -> table.row(
                container.name(),
                container.service() + (container.oneOff() ? " (one-off)" : ""),
                image(container.image()),
                container.status().isEmpty() ? container.state() : container.status(),
                ports(container.ports())));
        guests.forEach(guest -> table.row(
                guest.name(),
                guest.owner().isEmpty() ? "(guest)" : "(guest of " + guest.owner() + ")",
                image(guest.image()),
                guest.status().isEmpty() ? guest.state() : guest.status(),
                ports(guest.ports())));
        return table;
    }

    /** One whose name means another image by now has only its identifier. */
    private static String image(String name) {
        return name.startsWith("sha256:") ? name.substring(0, Math.min(SHORT, name.length())) : name;
    }

    private static String ports(List<Observed.Published> ports) {
        return ports.stream()
                .filter(port -> !port.address().equals("::"))
                .map(PsCommand::port)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String port(Observed.Published port) {
        if (port.port() == 0) {
            return port.container().toString();
        }
        boolean any = List.of("", "0.0.0.0").contains(port.address());
        return (any ? "" : port.address() + ":") + port.port() + "→" + port.container();
    }

    private static JsonObject json(Observed.Container container) {
        return new JsonObject()
                .with("name", container.name())
                .with("service", container.service())
                .with("number", container.number())
                .with("oneOff", container.oneOff())
                .with("guest", false)
                .with("image", container.image())
                .with("state", container.state())
                .with("status", container.status())
                .with("ports", json(container.ports()));
    }

    /** The service and number of what is of another stack would mean nothing here. */
    private static JsonObject json(Guest guest) {
        return new JsonObject()
                .with("name", guest.name())
                .with("service", "")
                .with("number", 0)
                .with("oneOff", false)
                .with("guest", true)
                .with("owner", guest.owner())
                .with("image", guest.image())
                .with("state", guest.state())
                .with("status", guest.status())
                .with("ports", json(guest.ports()));
    }

    private static List<JsonObject> json(List<Observed.Published> ports) {
        return ports.stream()
                .map(port -> new JsonObject()
                        .with("address", port.address())
                        .with("published", port.port())
                        .with("target", port.container().port())
                        .with("protocol", port.container().protocol()))
                .toList();
    }
}
