package io.stackfile.plan;

import java.util.Set;

/**
 * What an update is to be about.
 *
 * @param services the services that were named; none means all
 * @param removesOrphans whether what the file no longer names goes
 * @param again whether the containers of the services that were named are replaced even where they are as the file says
 * @param leavesNetworks whether networks stay as they were made, whatever the file says of them now
 */
public record Wish(
        Set<String> services, boolean removesOrphans, boolean again, boolean leavesNetworks, Occasion occasion) {
    public Wish {
        services = Set.copyOf(services);
    }

    public Wish(Set<String> services, boolean removesOrphans, Occasion occasion) {
        this(services, removesOrphans, false, false, occasion);
    }

    boolean isMadeAgain(String service) {
        return again && services.contains(service);
    }

    /** Leaves alone what the file no longer names. */
    public static Wish of(Set<String> services) {
        return new Wish(services, false, Occasion.UNKNOWN);
    }

    /** One of containers alone. */
    public static Wish ofContainers(Set<String> services, boolean again, Occasion occasion) {
        return new Wish(services, false, again, true, occasion);
    }
}
