package io.stackfile.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** How two fingerprints differ, in words that show no secret. */
final class Changes {
    private static final int SHOWN = 40;

    private Changes() {}

    /** Sorted by key; empty when nothing differs. */
    static List<String> between(Fingerprint before, Fingerprint now) {
        Set<String> keys = new TreeSet<>(before.fields().keySet());
        keys.addAll(now.fields().keySet());
        List<String> changes = new ArrayList<>();
        for (String key : keys) {
            change(key, before.fields(), now.fields(), changes);
        }
        return changes;
    }

    private static void change(String key, Map<String, String> before, Map<String, String> now, List<String> changes) {
        String old = before.get(key);
        String current = now.get(key);
        if (old == null) {
            changes.add(key + " added");
        } else if (current == null) {
            changes.add(key + " removed");
        } else if (!old.equals(current)) {
            changes.add(
                    old.startsWith("~") || current.startsWith("~")
                            ? key + " changed (value hidden)"
                            : key + ": " + shortened(old) + " → " + shortened(current));
        }
    }

    private static String shortened(String value) {
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN - 1) + "…";
    }
}
