package io.stackfile.plan;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A step with its place in a plan.
 *
 * @param number from 1, in an order in which the steps could be done one by one
 * @param reason why, in a few words; may be empty
 * @param after the numbers of the tasks that have to be done before; always lower than its own
 * @param wishes the numbers of those that are to be over before, whether they were done or failed
 * @param limit of tasks before it of which too many may fail for it to be begun
 * @param otherwise what to do when the step fails or is never tried, so that things are as they were
 */
public record Task(
        int number,
        Step step,
        String reason,
        SortedSet<Integer> after,
        SortedSet<Integer> wishes,
        Optional<Limit> limit,
        List<Step> otherwise) {
    public Task {
        after = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(after));
        wishes = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(wishes));
        otherwise = List.copyOf(otherwise);
    }

    public Task(
            int number,
            Step step,
            String reason,
            SortedSet<Integer> after,
            SortedSet<Integer> wishes,
            List<Step> otherwise) {
        this(number, step, reason, after, wishes, Optional.empty(), otherwise);
    }

    /** What to do when the step has failed: it is not tried again, nor what would come after it. */
    public List<Step> remedies() {
        int own = otherwise.indexOf(step);
        return own < 0 ? otherwise : otherwise.subList(0, own);
    }
}
