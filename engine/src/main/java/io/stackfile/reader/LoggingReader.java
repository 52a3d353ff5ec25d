package io.stackfile.reader;

import io.stackfile.model.Logging;
import io.stackfile.model.Value;
import io.stackfile.schema.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** {@code logging}, and {@code log_driver} with {@code log_opt} as older files have it. */
final class LoggingReader {
    private static final TreeSet<String> KNOWN = new TreeSet<>(List.of(
            "awslogs",
            "fluentd",
            "gcplogs",
            "gelf",
            "journald",
            "json-file",
            "local",
            "loki",
            "none",
            "splunk",
            "syslog"));

    private LoggingReader() {}

    static Logging read(Keys keys) {
        if (keys.node("logging").isEmpty()) {
            return read(keys, "log_driver", "log_opt");
        }
        List.of("log_driver", "log_opt")
                .forEach(older -> keys.node(older)
                        .ifPresent(node -> keys.error(
                                node, older, "logging says already where the output goes", "leave one of them out")));
        return read(Twin.inside(keys, "logging"), "driver", "options");
    }

    private static Logging read(Keys keys, String driver, String options) {
        SortedMap<String, Value> values = new TreeMap<>();
        keys.pairs(options)
                .filter(pair -> !pair.name().startsWith("x-"))
                .forEach(pair ->
                        pair.value().ifPresent(value -> values.put(pair.name(), Value.of(pair.name(), value))));
        Optional<String> name = keys.text(driver);
        name.filter(given -> !KNOWN.contains(given))
                .ifPresent(given -> keys.error(
                        keys.scalar(driver).orElseThrow(),
                        driver,
                        "there is no driver '" + given + "'",
                        Suggestion.didYouMean(given, KNOWN).orElse("the drivers are " + String.join(", ", KNOWN))));
        if (name.filter("none"::equals).isPresent() && !values.isEmpty()) {
            keys.error(
                    keys.node(options).orElseThrow(),
                    options,
                    "the driver none keeps nothing, so it has no options",
                    "leave the options out");
        }
        return new Logging(name, values);
    }
}
