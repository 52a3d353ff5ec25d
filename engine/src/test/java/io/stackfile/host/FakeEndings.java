package io.stackfile.host;

import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** How the containers of a {@link FakeHost} end when somebody waits for it; guarded by the monitor of the host. */
final class FakeEndings {
    private final FakeContainers containers;
    private final Map<String, Integer> exitCodes = new TreeMap<>();

    FakeEndings(FakeContainers containers) {
        this.containers = containers;
    }

    void put(String container, int exitCode) {
        exitCodes.put(container, exitCode);
    }

    void awaitHealthy(String name) {
        FakeContainer container = found(name);
        endIfTold(name, container);
        if (container.state.equals("exited")) {
            throw new HostException(name + " ended with exit code " + container.exitCode + " before it was healthy");
        }
        Refusal.unless(container.runs(), "tell when " + name + " is healthy", "it was never started");
    }

    void awaitCompleted(String name) {
        FakeContainer container = found(name);
        end(name, container);
        if (container.exitCode != 0) {
            throw new HostException(name + " ended with exit code " + container.exitCode);
        }
    }

    void awaitProven(String name, Proof proof) {
        FakeContainer container = found(name);
        endIfTold(name, container);
        Refusal.unless(!container.state.equals("created"), "tell whether " + name + " runs", "it was never started");
        if (!container.runs() && (container.exitCode != 0 || !proof.mayEnd())) {
            throw new HostException(name + " ended with exit code " + container.exitCode
                    + (proof.attempts() > 1 ? ", " + proof.attempts() + " times" : ""));
        }
    }

    OptionalInt awaitEnd(String name) {
        if (!containers.has(name)) {
            return OptionalInt.empty();
        }
        FakeContainer container = found(name);
        end(name, container);
        return OptionalInt.of(container.exitCode);
    }

    private FakeContainer found(String name) {
        return containers.made("find " + name, name);
    }

    private void endIfTold(String name, FakeContainer container) {
        if (exitCodes.containsKey(name)) {
            container.end(exitCodes.getOrDefault(name, 0));
        }
    }

    private void end(String name, FakeContainer container) {
        Refusal.unless(!container.state.equals("created"), "tell when " + name + " has ended", "it was never started");
        if (container.runs()) {
            container.end(exitCodes.getOrDefault(name, 0));
        }
    }
}
