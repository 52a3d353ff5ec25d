package io.stackfile.reader;

import io.stackfile.model.Execution;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code init}, {@code read_only}, {@code runtime}, {@code platform}, {@code sysctls} and their kin. */
final class ExecutionReader {
    private ExecutionReader() {}

    static Execution read(Keys keys) {
        return new Execution(
                keys.node("init").map(node -> keys.flag("init")),
                keys.flag("read_only"),
                keys.text("runtime"),
                keys.text("cgroup_parent"),
                map(keys, "sysctls"),
                map(keys, "storage_opt"),
                map(keys, "annotations"));
    }

    private static SortedMap<String, String> map(Keys keys, String key) {
        SortedMap<String, String> map = new TreeMap<>();
        keys.pairs(key).filter(pair -> !pair.name().startsWith("x-")).forEach(pair -> {
            if (pair.name().isBlank()) {
                keys.error(pair.at(), key, "a value has no name", "write NAME=value");
            } else if (key.equals("sysctls") && pair.value().isEmpty()) {
                keys.error(pair.at(), key, "'" + pair.name() + "' has no value", "write " + pair.name() + "=1");
            } else {
                map.put(pair.name(), pair.value().orElse(""));
            }
        });
        return map;
    }
}
