package io.stackfile.apply;

import io.stackfile.plan.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** When each step of the plans of a command began and ended. Hears the events of one plan after the other. */
public final class Timeline implements Consumer<Event> {
    private final LongSupplier clock;
    private final List<Map<Integer, Span>> plans = new ArrayList<>();
    private long begin = -1;

    /** {@code clock} tells milliseconds from any moment on. */
    public Timeline(LongSupplier clock) {
        this.clock = clock;
    }

    /**
     * One step.
     *
     * @param begin in milliseconds since the first step of all began
     * @param end the same
     */
    public record Span(Task task, long begin, long end, boolean failed) {
        public long millis() {
            return end - begin;
        }
    }

    /** The events that follow are those of another plan. */
    public synchronized void newPlan() {
        plans.add(new HashMap<>());
    }

    @Override
    public synchronized void accept(Event event) {
        long now = clock.getAsLong();
        if (begin < 0) {
            begin = now;
        }
        Map<Integer, Span> spans = plans.get(plans.size() - 1);
        Task task = event.task();
        if (event instanceof Event.Started) {
            spans.put(task.number(), new Span(task, now - begin, now - begin, false));
        } else if (event instanceof Event.Done || event instanceof Event.Failed || event instanceof Event.Lost) {
            spans.computeIfPresent(
                    task.number(),
                    (number, span) -> new Span(task, span.begin(), now - begin, !(event instanceof Event.Done)));
        }
    }

    /** Those of all plans, in the order in which they began. */
    public synchronized List<Span> spans() {
        return plans.stream()
                .flatMap(plan -> plan.values().stream())
                .sorted(Comparator.comparing(Span::begin)
                        .thenComparing(span -> span.task().number()))
                .toList();
    }

    /** The steps on which the time of the whole depended: of each plan the last to end, and what each had waited for last. */
    public synchronized Set<Span> criticalPath() {
        Set<Span> path = new HashSet<>();
        for (Map<Integer, Span> plan : plans) {
            Optional<Span> next = plan.values().stream().max(Comparator.comparing(Span::end));
            while (next.isPresent()) {
                Task task = next.get().task();
                path.add(next.get());
                next = Stream.concat(task.after().stream(), task.wishes().stream())
                        .filter(plan::containsKey)
                        .map(plan::get)
                        .max(Comparator.comparing(Span::end));
            }
        }
        return path;
    }
}
