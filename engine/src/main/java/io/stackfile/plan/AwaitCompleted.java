package io.stackfile.plan;

import io.stackfile.host.Headway;
import io.stackfile.host.Host;
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
        new Wait(required, progress).during(() -> host.awaitCompleted(container));
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
