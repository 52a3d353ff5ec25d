package io.stackfile.host;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a machine tells of containers and images that are there, beside what a deployment asks. Changes nothing. */
public interface Readings {
    /** What each container of a stack that runs has used until now, sorted by name. */
    List<Usage> usage(String stack);

    /** The processes of a container that runs. */
    ProcessTable processes(String container);

    /**
     * Passes on what happens to a stack's containers, networks and volumes, in the order in which it happens. Without an end
     * it goes on for ever; without a beginning it begins now.
     */
    void happenings(String stack, Optional<Instant> since, Optional<Instant> until, Consumer<Happening> heard);

    /** An image by the engine's identifier; nothing when it is not here. */
    Optional<ImageReading> image(String id);
}
