package io.stackfile.reader;

import io.stackfile.model.Value;
import io.stackfile.source.Values;
import java.util.SortedMap;
import java.util.TreeMap;

/** Variables, from a list or a mapping; a bare name has the shell's value, or is left out where the shell has none. */
final class EnvironmentReader {
    private EnvironmentReader() {}

    static SortedMap<String, Value> read(Keys keys, String key, Values values) {
        SortedMap<String, Value> environment = new TreeMap<>();
        keys.pairs(key).forEach(pair -> {
            if (pair.name().isBlank()) {
                keys.error(pair.at(), key, "a variable has no name", "write NAME=value");
                return;
            }
            pair.value()
                    .or(() -> values.variable(pair.name()))
                    .ifPresent(value -> environment.put(pair.name(), Value.of(pair.name(), value)));
        });
        return environment;
    }
}
