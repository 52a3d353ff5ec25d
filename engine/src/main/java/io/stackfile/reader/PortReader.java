package io.stackfile.reader;

import io.stackfile.model.Exposed;
import io.stackfile.model.Port;
import io.stackfile.model.Protocol;
import io.stackfile.schema.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** {@code ports} and {@code expose}: {@code 80}, {@code 8080:80}, {@code 127.0.0.1:8080:80}, ranges, {@code /udp}. */
final class PortReader {
    private static final String RANGE = "(\\d{1,5})(?:-(\\d{1,5}))?";
    private static final Pattern PORT =
            Pattern.compile("(?:(?:(\\[[0-9a-fA-F:.]+\\]|[0-9.]+|[0-9a-fA-F]*:[0-9a-fA-F:.]*):)?(?:" + RANGE + ")?:)?"
                    + RANGE + "(?:/(\\w+))?");
    private static final Pattern EXPOSED = Pattern.compile(RANGE + "(?:/(\\w+))?");
    private static final String CURE = "write 80, 8080:80 or 53:53/udp";

    private final Keys keys;

    PortReader(Keys keys) {
        this.keys = keys;
    }

    List<Port> ports() {
        List<Port> ports = new ArrayList<>();
        for (Node item : keys.items("ports")) {
            if (item instanceof Node.Scalar scalar) {
                ports.addAll(shortForm(scalar));
            } else if (item instanceof Node.Mapping mapping) {
                ports.addAll(longForm(new Keys(mapping, keys.where("ports"), keys.problems())));
            }
        }
        return ports.stream().distinct().toList();
    }

    List<Exposed> exposed() {
        return keys.scalars("expose").stream()
                .flatMap(scalar -> exposed(scalar).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private List<Exposed> exposed(Node.Scalar scalar) {
        Matcher port = EXPOSED.matcher(scalar.text().strip());
        if (!port.matches()) {
            keys.error(scalar, "expose", "'" + scalar.text() + "' is not a port", "write 80, 8000-8010 or 53/udp");
            return List.of();
        }
        Optional<Range> range = range(scalar, "expose", port.group(1), port.group(2));
        Optional<Protocol> protocol = protocol(scalar, "expose", port.group(3));
        if (range.isEmpty() || protocol.isEmpty()) {
            return List.of();
        }
        return range.get()
                .numbers()
                .mapToObj(number -> new Exposed(number, protocol.get()))
                .toList();
    }

    private List<Port> shortForm(Node.Scalar scalar) {
        Matcher port = PORT.matcher(scalar.text().strip());
        if (!port.matches()) {
            keys.error(scalar, "ports", "'" + scalar.text() + "' is not a port", CURE);
            return List.of();
        }
        String address = port.group(1) == null ? "" : port.group(1).replaceAll("[\\[\\]]", "");
        Optional<Range> inside = range(scalar, "ports", port.group(4), port.group(5));
        Optional<Protocol> protocol = protocol(scalar, "ports", port.group(6));
        Optional<Range> outside =
                port.group(2) == null ? Optional.empty() : range(scalar, "ports", port.group(2), port.group(3));
        boolean outsideIsWrong = port.group(2) != null && outside.isEmpty();
        if (inside.isEmpty() || protocol.isEmpty() || outsideIsWrong || !isAddress(scalar, address)) {
            return List.of();
        }
        return pair(scalar, address, outside, inside.get(), protocol.get());
    }

    private List<Port> longForm(Keys port) {
        Optional<Node.Scalar> target = port.scalar("target");
        if (target.isEmpty()) {
            return List.of();
        }
        Node.Scalar at = target.get();
        Optional<Range> inside = range(at, "ports", at.text(), null);
        Optional<Protocol> protocol =
                protocol(at, "ports", port.text("protocol").orElse(null));
        String address = port.text("host_ip").orElse("");
        Optional<Node.Scalar> published = port.scalar("published");
        Optional<Range> outside = published.flatMap(scalar -> {
            String[] ends = scalar.text().split("-", 2);
            return range(scalar, "ports", ends[0], ends.length > 1 ? ends[1] : null);
        });
        if (inside.isEmpty() || protocol.isEmpty() || (published.isPresent() && outside.isEmpty())) {
            return List.of();
        }
        return isAddress(port.scalar("host_ip").orElse(at), address)
                ? pair(at, address, outside, inside.get(), protocol.get())
                : List.of();
    }

    /** One to one; a range of the host's for a single port leaves the choice to the engine. */
    private List<Port> pair(
            Node.Scalar scalar, String address, Optional<Range> outside, Range inside, Protocol protocol) {
        if (outside.isPresent() && inside.size() > 1 && outside.get().size() != inside.size()) {
            keys.error(
                    scalar,
                    "ports",
                    "the two ranges of '" + scalar.text() + "' are not of one length",
                    "write as many ports of the host as of the container");
            return List.of();
        }
        if (inside.size() == 1) {
            String published = outside.map(Range::toString).orElse("");
            return List.of(new Port(address, published, new Exposed(inside.first(), protocol)));
        }
        return IntStream.range(0, inside.size())
                .mapToObj(i -> new Port(
                        address,
                        outside.map(range -> Integer.toString(range.first() + i))
                                .orElse(""),
                        new Exposed(inside.first() + i, protocol)))
                .toList();
    }

    private Optional<Range> range(
            Node.Scalar scalar, String key, String first, @org.jspecify.annotations.Nullable String last) {
        try {
            Range range = new Range(Integer.parseInt(first), Integer.parseInt(last == null ? first : last));
            if (range.first() >= 1 && range.last() <= 65535 && range.first() <= range.last()) {
                return Optional.of(range);
            }
        } catch (NumberFormatException e) {
            keys.error(scalar, key, "'" + scalar.text() + "' is not a port", CURE);
            return Optional.empty();
        }
        keys.error(
                scalar,
                key,
                "'" + scalar.text() + "' has a port that does not exist",
                "ports are 1 to 65535, and a range begins with its lower end");
        return Optional.empty();
    }

    private Optional<Protocol> protocol(
            Node.Scalar scalar, String key, @org.jspecify.annotations.Nullable String word) {
        if (word == null) {
            return Optional.of(Protocol.TCP);
        }
        if (List.of("tcp", "udp", "sctp").contains(word.toLowerCase(java.util.Locale.ROOT))) {
            return Optional.of(Protocol.of(word));
        }
        keys.error(scalar, key, "'" + word + "' is not a protocol", "write tcp, udp or sctp after the slash");
        return Optional.empty();
    }

    private boolean isAddress(Node.Scalar scalar, String address) {
        if (address.isEmpty() || Address.isOne(address)) {
            return true;
        }
        keys.error(
                scalar,
                "ports",
                "'" + address + "' is not an address of the host",
                "write 127.0.0.1:8080:80, or leave the address out for all of them");
        return false;
    }

    private record Range(int first, int last) {
        int size() {
            return last - first + 1;
        }

        IntStream numbers() {
            return IntStream.rangeClosed(first, last);
        }

        @Override
        public String toString() {
            return first == last ? Integer.toString(first) : first + "-" + last;
        }
    }
}
