package io.stackfile.host;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Each container that runs has used one second of ten, and has one process that is called as its service. */
record FakeReadings(FakeHost host) implements Readings {
    @Override
    public List<Usage> usage(String stack) {
        return host.observe(stack).containers().stream()
                .filter(container -> container.isRunning() || container.isPaused())
                .map(container -> new Usage(
                        container.name(),
                        container.service(),
                        new Usage.Processor(1_000_000_000L, 10_000_000_000L, 1),
                        1_000_000,
                        2_000_000_000,
                        new Usage.Traffic(10, 20),
                        new Usage.Traffic(30, 40),
                        1))
                .toList();
    }

    @Override
    public ProcessTable processes(String container) {
        FakeContainer alive = host.ask(containers -> containers.alive("list the processes of " + container, container));
        return new ProcessTable(
                List.of("PID", "CMD"), List.of(List.of("1", alive.spec.service().name())));
    }

    /** Knows no time to come. */
    @Override
    public void happenings(String stack, Optional<Instant> since, Optional<Instant> until, Consumer<Happening> heard) {
        host.happened(stack).stream()
                .filter(happening -> !happening.time().isBefore(since.orElse(Instant.MAX)))
                .filter(happening -> !happening.time().isAfter(until.orElse(Instant.MAX)))
                .forEach(heard);
    }

    @Override
    public Optional<ImageReading> image(String id) {
        return host.hasImage(id)
                ? Optional.of(new ImageReading(id, "linux/amd64", 1_000_000, Optional.of(Instant.EPOCH)))
                : Optional.empty();
    }
}
