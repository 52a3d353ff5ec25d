package io.stackfile.host.ssh.config;

import io.stackfile.host.HostException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a connection goes, as its user writes it: {@code droplet}, {@code ann@droplet:2222},
 * {@code ssh://ann@[2001:db8::7]:2222/run/docker.sock}.
 *
 * @param host an alias of the configuration, a name or an address, without brackets
 * @param socket the path of the engine's socket on that machine
 */
public record Destination(Optional<String> user, String host, OptionalInt port, Optional<String> socket) {
    private static final String SCHEME = "ssh://";
    private static final String CURE = "write droplet, ann@droplet:2222 or ssh://ann@droplet:2222/run/docker.sock";
    private static final Pattern PLACE =
            Pattern.compile("(?:(.*)@)?(?:\\[([^\\[\\]]+)]|([^:\\[\\]@]+))(?::(\\d{1,5}))?");
    private static final Pattern ADDRESS = Pattern.compile("(?:(.*)@)?([0-9a-fA-F]*:[0-9a-fA-F:.]*:[^\\[\\]@]*)");
    /** What a shell could take for more than a name, for both enter commands ({@code ProxyCommand}, {@code Match exec}). */
    private static final Pattern UNSAFE = Pattern.compile("^-|[\\s\\p{Cntrl}'`\"$\\\\;&<>|(){},]");

    public static Destination parse(String text) {
        boolean isUri = text.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        String rest = isUri ? text.substring(SCHEME.length()) : text;
        int slash = isUri ? rest.indexOf('/') : -1;
        String place = slash < 0 ? rest : rest.substring(0, slash);
        String path = slash < 0 ? "" : rest.substring(slash);
        Matcher address = ADDRESS.matcher(place);
        if (!isUri && address.matches()) {
            return new Destination(
                    user(text, address.group(1)), address.group(2), OptionalInt.empty(), Optional.empty());
        }
        Matcher parts = PLACE.matcher(place);
        if (!parts.matches()) {
            throw refused(text, "is no destination");
        }
        String host = parts.group(2) == null ? parts.group(3) : parts.group(2);
        if (UNSAFE.matcher(host).find()) {
            throw refused(text, "names no host that could exist");
        }
        return new Destination(
                user(text, parts.group(1)),
                host,
                port(text, parts.group(4)),
                path.length() > 1 ? Optional.of(path) : Optional.empty());
    }

    private static Optional<String> user(String text, @Nullable String user) {
        if (user == null) {
            return Optional.empty();
        }
        if (user.contains(":")) {
            throw new HostException("an address of a machine takes no password; write ssh://USER@HOST,"
                    + " and let a key or the agent prove who you are");
        }
        if (user.isEmpty() || UNSAFE.matcher(user).find()) {
            throw refused(text, "names no user that could exist");
        }
        return Optional.of(user);
    }

    private static OptionalInt port(String text, @Nullable String digits) {
        if (digits == null) {
            return OptionalInt.empty();
        }
        int port = Integer.parseInt(digits);
        if (port < 1 || port > 65_535) {
            throw refused(text, "has a port that does not exist");
        }
        return OptionalInt.of(port);
    }

    private static HostException refused(String text, String why) {
        return new HostException("'" + text.replaceAll("\\p{Cntrl}", "?") + "' " + why + "; " + CURE);
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        String place = user.map(name -> name + "@").orElse("")
                + (host.contains(":") ? "[" + host + "]" : host)
                + (port.isPresent() ? ":" + port.getAsInt() : "");
        return socket.map(path -> SCHEME + place + path).orElse(place);
    }
}
