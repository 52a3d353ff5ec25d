package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.HostException;
import io.stackfile.host.HostLost;
import java.util.function.Consumer;

/** A wait that may be in vain: then that is told, and minded only where it is required. */
record Wait(boolean required, Consumer<Headway> progress) {
    void during(Runnable waiting) {
        try {
            waiting.run();
        } catch (HostLost e) {
            throw e;
        } catch (HostException e) {
            if (required) {
                throw e;
            }
            progress.accept(Headway.said("goes on without it: " + e.getMessage()));
        }
    }
}
