package io.stackfile.plan;

import io.stackfile.host.Observed;
import io.stackfile.model.Service;
import java.util.Optional;

/**
 * What becomes of one container of a service.
 *
 * @param name of the container in the end
 * @param there the container of that name
 * @param next a replacement as we want it that an earlier, interrupted update has left
 * @param reason why something is done; empty when nothing is
 */
record Fate(
        Kind kind,
        Service service,
        int number,
        String name,
        Optional<Observed.Container> there,
        Optional<Observed.Container> next,
        String fingerprint,
        String reason) {
    enum Kind {
        /** Nothing of that name is there. */
        CREATE,
        /** What is there is as the file says, but does not run. */
        START,
        /** What is there is as the file says, and runs; but what it depends on is replaced, or has left it alone in a network. */
        RESTART,
        /** What is there differs from the file. */
        REPLACE,
        /** The old one is gone already, and its replacement only lacks the name. */
        FINISH,
        KEEP
    }

    /** The same container, for which something is done for another reason. */
    Fate with(Kind other, String why) {
        return with(other, next, why);
    }

    /** The same, for which another replacement is ready, or none. */
    Fate with(Kind other, Optional<Observed.Container> ready, String why) {
        return new Fate(other, service, number, name, there, ready, fingerprint, why);
    }

    boolean isToStart() {
        return kind != Kind.KEEP;
    }

    boolean needsImage() {
        return kind == Kind.CREATE || (kind == Kind.REPLACE && next.isEmpty());
    }
}
