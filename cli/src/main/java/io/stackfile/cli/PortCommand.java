package io.stackfile.cli;

import io.stackfile.host.Host;
import io.stackfile.host.HostException;
import io.stackfile.host.Observed;
import io.stackfile.json.JsonObject;
import io.stackfile.model.Exposed;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code stack port}. */
final class PortCommand extends Command {
    PortCommand() {
        super(
                "port",
                "[FILE] SERVICE PORT [OPTIONS]",
                "Tell where a port of a service's container is published on the host.",
                "PORT is the container's: 80, or 53/udp. The answer is an address of the host and its port, as 0.0.0.0:8080; 0.0.0.0"
                        + " means all addresses.");
        file().host();
        value("--index", "N", "Which of the service's containers; 1 without it.");
        value("--protocol", "PROTOCOL", "tcp or udp, in place of what stands behind the port; tcp without it.");
        json("One line of JSON for each place.");
    }

    @Override
    int run(Call call) {
        List<String> words = List.copyOf(call.services());
        if (words.size() != 2) {
            throw new UsageException("a service and one of its ports, please: stack port [FILE] "
                    + (words.isEmpty() ? "SERVICE" : words.get(0)) + " 80");
        }
        Exposed port = port(words.get(1), call.value("--protocol"));
        Optional<Integer> index = InsideCommand.index(call);
        String stack = call.stackName();
        try (Host host = call.host()) {
            Observed observed = host.observe(stack);
            Observed.Container container =
                    Chosen.of(index, words.get(0), observed, host).there();
            List<Observed.Published> places = container.ports().stream()
                    .filter(published -> published.container().equals(port))
                    .toList();
            if (places.isEmpty()) {
                throw new HostException(notPublished(container, port));
            }
            places.stream()
                    .filter(place -> call.has("--json") || !isAgain(place, places))
                    .forEach(place ->
                            call.terminal().println(call.has("--json") ? json(container, place) : address(place)));
            return ExitCode.DONE;
        }
    }

    private static Exposed port(String written, Optional<String> protocol) {
        String number = written.replaceFirst("/(tcp|udp|sctp)$", "");
        String said = number.equals(written) ? "tcp" : written.substring(number.length() + 1);
        if (!number.matches("\\d{1,5}") || Integer.parseInt(number) < 1 || Integer.parseInt(number) > 65535) {
            throw new UsageException("'" + written + "' is not a port; write 80 or 53/udp");
        }
        if (protocol.filter(word -> !List.of("tcp", "udp", "sctp").contains(word))
                .isPresent()) {
            throw new UsageException("--protocol wants tcp or udp, not '" + protocol.get() + "'");
        }
        return Exposed.of(number + "/" + protocol.orElse(said));
    }

    /** All addresses of one kind go with all of the other. */
    private static boolean isAgain(Observed.Published place, List<Observed.Published> places) {
        return place.address().equals("::")
                && places.stream().anyMatch(other -> other.address().equals("0.0.0.0") && other.port() == place.port());
    }

    private static String notPublished(Observed.Container container, Exposed port) {
        if (!container.isAlive()) {
            return container.name() + " does not run, so none of its ports is published; 'stack start' starts it";
        }
        String others = container.ports().stream()
                .map(place -> place.container().toString())
                .distinct()
                .collect(Collectors.joining(", "));
        return "port " + port + " of " + container.name() + " is not published"
                + (others.isEmpty() ? "" : ", only " + others) + "; 'stack tunnel " + container.service() + ":"
                + port.port() + "' brings it here";
    }

    private static String address(Observed.Published place) {
        return (place.address().contains(":") ? "[" + place.address() + "]" : place.address()) + ":" + place.port();
    }

    private static String json(Observed.Container container, Observed.Published place) {
        return new JsonObject()
                .with("container", container.name())
                .with("address", place.address())
                .with("published", place.port())
                .with("target", place.container().port())
                .with("protocol", place.container().protocol())
                .toString();
    }
}
