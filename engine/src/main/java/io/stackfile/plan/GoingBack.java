package io.stackfile.plan;

import java.util.Set;
import java.util.TreeSet;

/**
 * The way back, as far as there is one.
 *
 * @param staying services that stay as they are now, because they have written to their data since
 * @param gone services whose earlier containers are no longer kept
 * @param deprived services that stay stopped because others that stay write to the data they had
 * @param networks those that stay as they are now, because somebody who stays runs on them
 */
public record GoingBack(Plan plan, Set<String> staying, Set<String> gone, Set<String> deprived, Set<String> networks) {
    public GoingBack {
        staying = java.util.Collections.unmodifiableSet(new TreeSet<>(staying));
        gone = java.util.Collections.unmodifiableSet(new TreeSet<>(gone));
        deprived = java.util.Collections.unmodifiableSet(new TreeSet<>(deprived));
        networks = java.util.Collections.unmodifiableSet(new TreeSet<>(networks));
    }
}
