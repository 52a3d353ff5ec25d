package io.stackfile.plan;

import java.util.Set;

/**
 * What an update is to be about.
 *
 * @param services the services that were named; none means all
 * @param removesOrphans whether what the file no longer names goes
 */
public record Wish(Set<String> services, boolean removesOrphans, Occasion occasion) {
    public Wish {
        services = Set.copyOf(services);
    }

    /** Leaves alone what the file no longer names. */
    public static Wish of(Set<String> services) {
        return new Wish(services, false, Occasion.UNKNOWN);
    }
}
