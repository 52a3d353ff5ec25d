package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
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
        new Wait(required, progress).during(() -> host.awaitHealthy(container));
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
