package io.stackfile.plan;

import io.stackfile.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** How two fingerprints differ, in words that show no secret. */
final class Changes {
    private static final int SHOWN = 40;
    /** How much of what they have in common stands before the difference, and how much has to fit behind it. */
    private static final int BEFORE = 10;

    private static final int AFTER = 10;

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
                    isHidden(old) || isHidden(current)
                            ? key + " changed (value hidden)"
                            : key + ": " + compared(old, current));
        }
    }

    /** An earlier version of {@code stack} may have left more in clear. */
    private static boolean isHidden(String value) {
        return value.startsWith("~") || Value.isSecretIn(value);
    }

    /** Of long values only what is about the first difference. */
    private static String compared(String old, String current) {
        int same = 0;
        while (same < Math.min(old.length(), current.length()) && old.charAt(same) == current.charAt(same)) {
            same++;
        }
        boolean late = same > SHOWN - AFTER && Math.max(old.length(), current.length()) > SHOWN;
        int from = late ? same - BEFORE : 0;
        return shortened(old, from) + " → " + shortened(current, from);
    }

    private static String shortened(String value, int from) {
        String rest = (from > 0 ? "…" : "") + value.substring(Math.min(from, value.length()));
        return rest.length() <= SHOWN ? rest : rest.substring(0, SHOWN - 1) + "…";
    }
}
