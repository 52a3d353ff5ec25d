package io.stackfile.host.docker;

import io.stackfile.model.Value;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Values that nobody may see, and a way to take them out of what somebody else has written. */
final class Secret {
    private final List<String> values;

    private Secret(List<String> values) {
        this.values = values;
    }

    static Secret of(Collection<Value> values) {
        return new Secret(values.stream()
                .filter(Value::isSecret)
                .map(Value::reveal)
                .filter(value -> !value.isEmpty())
                .sorted(Comparator.comparing(String::length).reversed())
                .toList());
    }

    String hide(String text) {
        String hidden = text;
        for (String value : values) {
            hidden = hidden.replace(value, "***");
        }
        return hidden;
    }
}
