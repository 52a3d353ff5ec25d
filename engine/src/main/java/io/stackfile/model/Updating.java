package io.stackfile.model;

import java.time.Duration;
import java.util.Optional;

/**
 * How containers of a service that change are replaced, or go back.
 *
 * @param parallelism how many at once; 0 is all of them
 * @param delay between one and the next
 * @param monitor how long a new one has to stay up before it counts as running
 * @param order empty is the order that loses least
 * @param ratio the share of containers that may fail before the update does, from 0 to 1
 */
public record Updating(
        long parallelism,
        Duration delay,
        Duration monitor,
        Optional<Order> order,
        FailureAction onFailure,
        double ratio) {
    /** One by one, as long as Swarm watches when nobody says otherwise. */
    public static final Updating USUAL =
            new Updating(1, Duration.ZERO, Duration.ofSeconds(5), Optional.empty(), FailureAction.ROLLBACK, 0);

    /** How containers go back unless their author says otherwise: they ran before. */
    public static final Updating BACK =
            new Updating(0, Duration.ZERO, Duration.ofSeconds(5), Optional.empty(), FailureAction.PAUSE, 0);

    /** What becomes of an update when so many of a service's containers have failed. */
    public FailureAction after(long failures, int containers) {
        return failures <= mayFail(containers) ? FailureAction.CONTINUE : onFailure;
    }

    /** How many of so many containers may fail before anything becomes of it. */
    public int mayFail(int containers) {
        return (int) Math.floor(ratio * containers);
    }

    /** Whether the new container starts beside the old one or after it. */
    public enum Order {
        START_FIRST,
        STOP_FIRST
    }

    /** What becomes of the containers that come after one that failed, and of those before it. */
    public enum FailureAction {
        /** All go back to how they were. */
        ROLLBACK,
        /** What is replaced stays so, the others stay as they are. */
        PAUSE,
        /** The others are replaced all the same. */
        CONTINUE
    }
}
