package io.stackfile.plan;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The way back, as far as there is one.
 *
 * @param staying services that stay as they are now, because they have written to their data since
 * @param gone services whose earlier containers are no longer kept
 * @param deprived services that stay stopped because others that stay write to the data, or have the port, that they had
 * @param bound services that stay as they are because another one does whose namespaces they share, with its name
 * @param networks those that stay as they are now, because somebody who stays runs on them
 */
public record GoingBack(
        Plan plan,
        Set<String> staying,
        Set<String> gone,
        Set<String> deprived,
        SortedMap<String, String> bound,
        Set<String> networks) {
    public GoingBack {
        staying = java.util.Collections.unmodifiableSet(new TreeSet<>(staying));
        gone = java.util.Collections.unmodifiableSet(new TreeSet<>(gone));
        deprived = java.util.Collections.unmodifiableSet(new TreeSet<>(deprived));
        bound = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(bound));
        networks = java.util.Collections.unmodifiableSet(new TreeSet<>(networks));
    }
}
