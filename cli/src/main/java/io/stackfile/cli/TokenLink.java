package io.stackfile.cli;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a notebook writes into its log to say where it is: {@code http://127.0.0.1:8888/lab?token=…}, as seen from inside. */
final class TokenLink {
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s/:]+:\\d+(?<path>/\\S*)");
    private static final Pattern TOKEN = Pattern.compile("/\\S*[?&]token=[0-9A-Za-z_-]{8,}");

    private TokenLink() {}

    /** The path with the token, of the newest line that has one. */
    static Optional<String> path(List<String> log) {
        return paths(log).filter(path -> TOKEN.matcher(path).matches()).reduce((first, last) -> last);
    }

    /** Whether it has said where it is, with a token or without. */
    static boolean isTold(List<String> log) {
        return paths(log).findFirst().isPresent();
    }

    private static Stream<String> paths(List<String> log) {
        return log.stream().flatMap(line -> ADDRESS.matcher(line).results()).map(found -> found.group(1));
    }
}
