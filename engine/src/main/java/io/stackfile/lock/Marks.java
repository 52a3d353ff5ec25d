package io.stackfile.lock;

import io.stackfile.host.Labels;
import io.stackfile.host.Locks.Mark;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What there is of a stack's lock at one moment. The lock is the first mark; whoever takes it over puts another one behind it,
 * whose name tells from whom, so that of two who take over at once one wins; the last one holds it. Nothing else is a mark,
 * whatever a host lists.
 */
record Marks(String stack, List<Mark> marks) {
    Marks {
        marks = marks.stream()
                .filter(mark -> stack.equals(mark.labels().get(Labels.LOCK)))
                .filter(mark -> mark.name().equals(lock(stack)) || mark.name().startsWith(lock(stack) + "."))
                .toList();
    }

    static String lock(String stack) {
        return stack + ".lock";
    }

    static String after(String stack, Holder holder) {
        return lock(stack) + ".after-" + holder.owner();
    }

    /** The {@code count}th sign of life. */
    static String beat(String stack, Holder holder, int count) {
        return lock(stack) + ".beat-" + holder.owner() + "-" + count;
    }

    /** The mark of whoever holds it; none when it is free. */
    private Optional<Mark> held() {
        Optional<Mark> last = named(lock(stack));
        Set<String> passed = new HashSet<>();
        while (last.isPresent() && passed.add(last.get().name())) {
            Optional<Mark> next = named(after(stack, Holder.of(last.get().labels())));
            if (next.isEmpty()) {
                return last;
            }
            last = next;
        }
        return last;
    }

    private Optional<Mark> named(String name) {
        return marks.stream().filter(mark -> mark.name().equals(name)).findFirst();
    }

    Optional<Holder> holder() {
        return held().map(mark -> Holder.of(mark.labels()));
    }

    boolean isHeldBy(Holder holder) {
        return holder().filter(last -> last.owner().equals(holder.owner())).isPresent();
    }

    /** What is known of whoever holds it. */
    Optional<Holding> holding(Instant now) {
        return held().map(mark -> {
            Holder holder = Holder.of(mark.labels());
            Instant sign = marks.stream()
                    .filter(other -> Holder.of(other.labels()).owner().equals(holder.owner()))
                    .map(Mark::made)
                    .max(Comparator.naturalOrder())
                    .orElse(mark.made());
            return new Holding(holder, mark.made(), sign, now);
        });
    }

    /** All marks, that first which makes it free. */
    List<String> names() {
        return marks.stream()
                .map(Mark::name)
                .sorted(Comparator.comparing((String name) -> !name.equals(lock(stack)))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }
}
