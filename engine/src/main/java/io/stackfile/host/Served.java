package io.stackfile.host;

import java.util.List;
import java.util.Optional;

/**
 * A name that the ingress of a machine serves.
 *
 * @param host the name
 * @param stack whose service it leads to
 * @param network where the service is found
 * @param text what the ingress is told of it; begins with the lines that say the rest of this
 */
public record Served(String host, String stack, String service, String network, String text) {
    private static final List<String> LINES = List.of("host", "stack", "service", "network");

    /** What the text of one begins with. */
    public static String head(String host, String stack, String service, String network) {
        return line("host", host) + line("stack", stack) + line("service", service) + line("network", network);
    }

    private static String line(String word, String value) {
        return "# io.stackfile." + word + "=" + value + "\n";
    }

    /** Nothing when it is a text of somebody else's. */
    public static Optional<Served> of(String text) {
        List<String> values = LINES.stream()
                .map(word -> "# io.stackfile." + word + "=")
                .flatMap(begin -> text
                        .lines()
                        .filter(line -> line.startsWith(begin))
                        .map(line -> line.substring(begin.length()))
                        .findFirst()
                        .stream())
                .toList();
        return values.size() < LINES.size()
                ? Optional.empty()
                : Optional.of(new Served(values.get(0), values.get(1), values.get(2), values.get(3), text));
    }

    /** Hashes of passwords are nobody's business. */
    @Override
    public String toString() {
        return host + " for " + service + " of " + stack;
    }
}
