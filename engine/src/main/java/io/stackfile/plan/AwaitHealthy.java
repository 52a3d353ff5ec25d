package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import io.stackfile.host.HostException;
import io.stackfile.host.HostLost;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Waits until a container's healthcheck is content.
 *
 * @param required whether it is a failure when it never is
 */
public record AwaitHealthy(String container, boolean required) implements Step {
    @Override
    public void on(Host host, Consumer<Headway> progress) {
        if (required) {
            host.awaitHealthy(container);
            return;
        }
        try {
            host.awaitHealthy(container);
        } catch (HostLost e) {
            throw e;
        } catch (HostException e) {
            progress.accept(Headway.said("goes on without it: " + e.getMessage()));
        }
    }

    @Override
    public Optional<String> suspect() {
        return Optional.of(container);
    }

    @Override
    public boolean isWait() {
        return true;
    }

    @Override
    public String toString() {
        return "wait until container " + container + " is healthy" + (required ? "" : ", or is not");
    }
}
