package io.stackfile.sync;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Numbers of files and bytes as people read them. */
public final class Amount {
    private Amount() {}

    public static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double amount = bytes;
        String unit = "";
        for (String next : new String[] {"kB", "MB", "GB", "TB"}) {
            if (amount < 999.95) {
                break;
            }
            amount /= 1000;
            unit = next;
        }
        return String.format(Locale.ROOT, "%.1f %s", amount, unit);
    }

    /** {@code 3 files, 1 folder (1.2 kB)}. */
    public static String of(Collection<Kind> kinds, long bytes) {
        Map<Kind, Long> counts = new TreeMap<>(
                kinds.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting())));
        return counts.entrySet().stream()
                        .map(count -> of(
                                count.getValue().intValue(),
                                count.getKey().name().toLowerCase(Locale.ROOT)))
                        .collect(Collectors.joining(", "))
                + " (" + bytes(bytes) + ")";
    }

    static String of(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
