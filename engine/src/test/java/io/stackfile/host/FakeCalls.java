package io.stackfile.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a {@link FakeHost} was asked, in order, and what it was told to do about it. */
final class FakeCalls {
    private final List<String> made = new ArrayList<>();
    private final Map<String, String> failures = new HashMap<>();
    private final Map<String, Runnable> hooks = new HashMap<>();

    synchronized void fail(String call, String message) {
        failures.put(call, message);
    }

    synchronized void recover() {
        failures.clear();
    }

    synchronized void before(String call, Runnable hook) {
        hooks.put(call, hook);
    }

    synchronized List<String> made() {
        return List.copyOf(made);
    }

    synchronized void forget() {
        made.clear();
    }

    /** Outside of every lock, so that a hook may wait for another call. */
    void hear(String call) {
        hook(call).run();
        synchronized (this) {
            made.add(call);
            String failure = failures.get(call);
            if (failure != null) {
                throw new HostException(failure);
            }
        }
    }

    private synchronized Runnable hook(String call) {
        return hooks.getOrDefault(call, () -> {});
    }
}
