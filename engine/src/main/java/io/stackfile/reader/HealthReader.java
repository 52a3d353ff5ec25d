package io.stackfile.reader;

import io.stackfile.model.Healthcheck;
import io.stackfile.schema.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code healthcheck}: a test as a text for a shell or as a list that begins with {@code CMD}, {@code CMD-SHELL} or {@code NONE}. */
final class HealthReader {
    private static final Duration LEAST = Duration.ofMillis(1);
    private static final String NONE = "NONE";

    private HealthReader() {}

    static Optional<Healthcheck> read(Keys keys) {
        return keys.mapping("healthcheck").map(HealthReader::health);
    }

    private static Healthcheck health(Keys health) {
        Optional<List<String>> test = test(health);
        Healthcheck read = new Healthcheck(
                test,
                time(health, "interval"),
                time(health, "timeout"),
                health.between("retries", 0, Integer.MAX_VALUE, "write retries: 3"),
                time(health, "start_period"),
                time(health, "start_interval"));
        boolean off =
                health.flag("disable") || test.filter(List.of(NONE)::equals).isPresent();
        if (health.flag("disable")
                && test.filter(words -> !words.equals(List.of(NONE))).isPresent()) {
            health.error(
                    health.node("disable").orElseThrow(),
                    "disable",
                    "the healthcheck has a test and is switched off",
                    "leave one of the two out");
        }
        return off ? Healthcheck.DISABLED : read;
    }

    private static Optional<List<String>> test(Keys health) {
        Optional<Node> test = health.node("test");
        if (test.isEmpty()) {
            return Optional.empty();
        }
        if (test.get() instanceof Node.Scalar scalar) {
            return scalar.text().isBlank()
                    ? Optional.empty()
                    : Optional.of(scalar.text().equals(NONE) ? List.of(NONE) : List.of("CMD-SHELL", scalar.text()));
        }
        List<String> words = new ArrayList<>(health.texts("test"));
        if (words.isEmpty()) {
            return Optional.empty();
        }
        Node at = health.items("test").get(0);
        if (!Set.of(NONE, "CMD", "CMD-SHELL").contains(words.get(0))) {
            health.error(
                    at,
                    "test",
                    "the list begins with '" + words.get(0) + "'",
                    "begin it with CMD for a program and its words, or with CMD-SHELL for a shell's line");
        } else if (words.get(0).equals(NONE) ? words.size() > 1 : words.size() == 1) {
            health.error(
                    at,
                    "test",
                    words.size() == 1 ? "nothing follows " + words.get(0) : "something follows NONE, which is no test",
                    "write [CMD, curl, -f, 'http://localhost'], say");
        } else if (words.get(0).equals("CMD-SHELL") && words.size() > 2) {
            health.error(
                    at,
                    "test",
                    "CMD-SHELL takes one line, and here are " + (words.size() - 1) + " words",
                    "join them into one text, or begin the list with CMD");
        }
        return Optional.of(words);
    }

    private static Optional<Duration> time(Keys health, String key) {
        Optional<Duration> time = health.duration(key);
        time.filter(given -> !given.isZero() && given.compareTo(LEAST) < 0)
                .ifPresent(given -> health.error(
                        health.scalar(key).orElseThrow(), key, "Docker counts from 1ms on", "write 5s, say"));
        return time;
    }
}
