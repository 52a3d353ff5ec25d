package io.stackfile.sync.copy;

import io.stackfile.sync.Amount;
import io.stackfile.sync.Left;
import io.stackfile.sync.Paths;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a copy went.
 *
 * @param left what is the same on both machines now
 * @param recorded what the other machine has noted down of it by itself
 * @param changedMeanwhile paths that were left alone, because somebody wrote to them
 * @param failed paths that could not be put in place, for want of permission as a rule
 */
public record SyncOutcome(List<Left> left, List<Left> recorded, List<String> changedMeanwhile, List<String> failed) {
    static final SyncOutcome NONE = new SyncOutcome(List.of(), List.of(), List.of(), List.of());

    public SyncOutcome {
        left = List.copyOf(left);
        recorded = List.copyOf(recorded);
        changedMeanwhile = List.copyOf(changedMeanwhile);
        failed = List.copyOf(failed);
    }

    static SyncOutcome placed(Outgoing outgoing, PlacementAnswer answer) {
        Set<String> missed = new HashSet<>(answer.changed());
        missed.addAll(answer.failed());
        List<String> changed = new ArrayList<>(outgoing.changedMeanwhile());
        changed.addAll(answer.changed());
        return new SyncOutcome(
                outgoing.left().stream()
                        .filter(copied -> !missed.contains(copied.path()))
                        .toList(),
                outgoing.left(),
                changed,
                answer.failed());
    }

    SyncOutcome and(SyncOutcome next) {
        return new SyncOutcome(
                joined(left, next.left),
                joined(recorded, next.recorded),
                joined(changedMeanwhile, next.changedMeanwhile),
                joined(failed, next.failed));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /** {@code 3 files, 1 folder (1.2 kB)}. */
    public String amount() {
        return Amount.of(
                left.stream().map(Left::kind).toList(),
                left.stream().mapToLong(Left::size).sum());
    }

    /** Whether all was copied that should be. */
    public boolean isComplete() {
        return changedMeanwhile.isEmpty() && failed.isEmpty();
    }

    /** What was not copied, in lines for the user. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!changedMeanwhile.isEmpty()) {
            notes.add("not copied, because somebody wrote to it or took it away meanwhile: " + list(changedMeanwhile)
                    + "; run it again");
        }
        if (!failed.isEmpty()) {
            notes.add("not copied, because the user there may not write to the folder: " + list(failed));
        }
        return notes;
    }

    private static String list(List<String> paths) {
        return paths.stream().map(Paths::shown).collect(Collectors.joining(", "));
    }
}
