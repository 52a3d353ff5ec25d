package io.stackfile.plan;

import io.stackfile.host.HostException;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Why a host cannot be made to look like a file, and what to do about it. A plan that has one is to be looked at, not carried out.
 *
 * @param what as the beginning of a sentence that the cure ends
 */
public record Obstacle(String what, String cure) {
    /** Throws with all of them, if any. */
    public static void demandNone(Collection<Obstacle> obstacles) {
        if (!obstacles.isEmpty()) {
            throw new HostException(obstacles.stream().map(Obstacle::toString).collect(Collectors.joining("\n")));
        }
    }

    @Override
    public String toString() {
        return what + "; " + cure;
    }
}
