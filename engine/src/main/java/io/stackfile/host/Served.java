package io.stackfile.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
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

    /** A line more, when the ingress is to believe an authority of somebody's own by its root certificate. */
    public static String rootLine(String pem) {
        return line("root", Base64.getEncoder().encodeToString(pem.getBytes(UTF_8)));
    }

    /** The root certificate that the text brings along, as PEM. */
    public Optional<String> root() {
        return value(text, "root").map(word -> new String(Base64.getDecoder().decode(word), UTF_8));
    }

    private static Optional<String> value(String text, String word) {
        String begin = "# io.stackfile." + word + "=";
        return text.lines()
                .filter(line -> line.startsWith(begin))
                .map(line -> line.substring(begin.length()))
                .findFirst();
    }

    /** Nothing when it is a text of somebody else's. */
    public static Optional<Served> of(String text) {
        List<String> values =
                LINES.stream().flatMap(word -> value(text, word).stream()).toList();
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
