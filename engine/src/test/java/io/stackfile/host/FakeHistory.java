package io.stackfile.host;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What happened on a {@link FakeHost}, in order; guarded by the monitor of the host. */
final class FakeHistory {
    private final Supplier<Instant> clock;
    private final List<Map.Entry<String, Happening>> happened = new ArrayList<>();

    FakeHistory(Supplier<Instant> clock) {
        this.clock = clock;
    }

    void add(String action, String name, FakeContainer container) {
        Map<String, String> details =
                action.equals("die") ? Map.of("exitCode", Integer.toString(container.exitCode)) : Map.of();
        String service = container.spec.service().name();
        add(container.spec.stack(), new Happening(clock.get(), "container", action, name, service, details));
    }

    void add(String action, VolumeSpec volume) {
        add(volume.stack(), new Happening(clock.get(), "volume", action, volume.name(), "", Map.of()));
    }

    private void add(String stack, Happening happening) {
        happened.add(Map.entry(stack, happening));
    }

    List<Happening> of(String stack) {
        return happened.stream()
                .filter(entry -> entry.getKey().equals(stack))
                .map(Map.Entry::getValue)
                .toList();
    }
}
