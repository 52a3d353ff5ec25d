package io.stackfile.cli;

import io.stackfile.host.HostException;
import io.stackfile.host.Names;
import io.stackfile.host.Observed;
import io.stackfile.schema.Suggestion;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which container and which of its ports are meant: {@code web}, {@code web:80}, {@code web-2:80}, {@code shop-web-2}. */
record TunnelWord(String service, OptionalInt port) {
    private static final Pattern WITH_NUMBER = Pattern.compile("(.+)-(\\d{1,6})");

    static TunnelWord of(String written) {
        int colon = written.lastIndexOf(':');
        return colon < 0
                ? new TunnelWord(written, OptionalInt.empty())
                : new TunnelWord(
                        written.substring(0, colon), OptionalInt.of(port(written.substring(colon + 1), written)));
    }

    static List<TunnelWord> of(Collection<String> written) {
        return written.stream().map(TunnelWord::of).toList();
    }

    private static int port(String text, String written) {
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > 65_535) {
            throw new UsageException("'" + text + "' in '" + written + "' is not a port; write "
                    + written.substring(0, written.lastIndexOf(':')) + ":8080");
        }
        return port;
    }

    Observed.Container container(Observed observed) {
        List<Observed.Container> containers = current(observed);
        Observed.Container found = first(containers, service)
                .or(() -> numbered(containers))
                .or(() -> called(containers))
                .orElseThrow(() -> new UsageException(notThere(containers)));
        if (!found.isRunning()) {
            throw new HostException(found.name() + " does not run: "
                    + (found.status().isEmpty() ? found.state() : found.status()) + "; 'stack up' or 'stack start "
                    + found.service() + "' starts it");
        }
        return found;
    }

    /** The first container of a service. */
    static Optional<Observed.Container> first(List<Observed.Container> containers, String service) {
        return containers.stream()
                .filter(container -> container.service().equals(service))
                .min(Comparator.comparing(Observed.Container::number));
    }

    /** Those that no update is about to replace, or has replaced. */
    static List<Observed.Container> current(Observed observed) {
        return observed.members().stream()
                .filter(container -> !container.name().endsWith(Names.NEXT))
                .toList();
    }

    private Optional<Observed.Container> numbered(List<Observed.Container> containers) {
        Matcher word = WITH_NUMBER.matcher(service);
        return word.matches()
                ? containers.stream()
                        .filter(container -> container.service().equals(word.group(1))
                                && container.number() == Integer.parseInt(word.group(2)))
                        .findFirst()
                : Optional.empty();
    }

    private Optional<Observed.Container> called(List<Observed.Container> containers) {
        return containers.stream()
                .filter(container -> container.name().equals(service))
                .findFirst();
    }

    private String notThere(List<Observed.Container> containers) {
        List<String> known = containers.stream()
                .map(Observed.Container::service)
                .distinct()
                .sorted()
                .toList();
        Matcher word = WITH_NUMBER.matcher(service);
        if (word.matches() && known.contains(word.group(1))) {
            return "there is no container " + word.group(2) + " of " + word.group(1) + "; 'stack ps' tells of all";
        }
        return "there is no service '" + service + "'; " + Suggestion.among("the services are", service, known);
    }
}
