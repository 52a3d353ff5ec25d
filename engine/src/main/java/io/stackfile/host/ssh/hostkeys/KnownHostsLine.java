package io.stackfile.host.ssh.hostkeys;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of a file of known hosts that can be read; others are skipped, as {@code ssh} does.
 *
 * @param names patterns, or one hashed name
 */
record KnownHostsLine(Marker marker, String names, KnownKey known) {
    private static final Pattern LINE = Pattern.compile(
            "[ \\t]*(?:@(\\S+)[ \\t]+)?([^@#\\s]\\S*)[ \\t]+(\\S+)[ \\t]+(\\S+)(?:\\s.*)?", Pattern.DOTALL);

    enum Marker {
        NONE,
        REVOKED,
        CERT_AUTHORITY
    }

    static Optional<KnownHostsLine> parse(Path file, int number, String text) {
        Matcher line = LINE.matcher(text);
        if (!line.matches()) {
            return Optional.empty();
        }
        Optional<Marker> marker = marker(line.group(1));
        Optional<HostKey> key = HostKey.of(line.group(3), line.group(4));
        return marker.isEmpty() || key.isEmpty()
                ? Optional.empty()
                : Optional.of(new KnownHostsLine(marker.get(), line.group(2), new KnownKey(file, number, key.get())));
    }

    private static Optional<Marker> marker(@Nullable String word) {
        if (word == null) {
            return Optional.of(Marker.NONE);
        }
        return switch (word) {
            case "revoked" -> Optional.of(Marker.REVOKED);
            case "cert-authority" -> Optional.of(Marker.CERT_AUTHORITY);
            default -> Optional.empty();
        };
    }
}
