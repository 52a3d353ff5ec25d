package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
import io.stackfile.host.HostException;
import io.stackfile.host.HostLost;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Waits until a container has ended well.
 *
 * @param required whether it is a failure when it never is
 */
public record AwaitCompleted(String container, boolean required) implements Step {
    @Override
    public void on(Host host, Consumer<Headway> progress) {
        if (required) {
            host.awaitCompleted(container);
            return;
        }
        try {
            host.awaitCompleted(container);
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
        return "wait until container " + container + " has ended" + (required ? "" : ", well or not");
    }
}
