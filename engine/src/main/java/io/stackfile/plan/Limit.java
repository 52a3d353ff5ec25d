package io.stackfile.plan;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How many of some tasks may fail before a later one is not begun any more.
 *
 * @param tasks their numbers
 * @param failures how many of them
 */
public record Limit(SortedSet<Integer> tasks, int failures) {
    public Limit {
        tasks = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(tasks));
    }

    static Limit of(Collection<Task> tasks, int failures) {
        SortedSet<Integer> numbers = new TreeSet<>();
        tasks.forEach(task -> numbers.add(task.number()));
        return new Limit(numbers, failures);
    }

    public boolean isExceeded(Predicate<Integer> failed) {
        return tasks.stream().filter(failed).count() > failures;
    }

    @Override
    public String toString() {
        return "unless " + (failures == 0 ? "one" : "more than " + failures) + " of "
                + tasks.stream().map(String::valueOf).collect(Collectors.joining(", "))
                + (failures == 0 ? " fails" : " fail");
    }
}
