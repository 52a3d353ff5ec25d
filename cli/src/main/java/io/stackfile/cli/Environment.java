package io.stackfile.cli;

import io.stackfile.model.Value;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Variables given by {@code -e NAME=VALUE}, or by {@code -e NAME} with the value they have here. */
final class Environment {
    private Environment() {}

    static SortedMap<String, Value> of(Call call) {
        SortedMap<String, Value> variables = new TreeMap<>();
        for (String text : call.values("--env")) {
            String name = text.split("=", 2)[0];
            if (name.isEmpty()) {
                // The rest may be a secret.
                throw new UsageException("-e wants NAME=VALUE or NAME");
            }
            Optional<String> value = text.contains("=")
                    ? Optional.of(text.substring(name.length() + 1))
                    : Optional.ofNullable(call.terminal().environment().get(name));
            value.ifPresent(found -> variables.put(name, Value.of(name, found)));
        }
        return variables;
    }

    /** As the engine wants them. */
    static List<String> written(Call call) {
        return of(call).entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue().reveal())
                .toList();
    }
}
