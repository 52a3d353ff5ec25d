package io.stackfile.apply;

import java.util.List;
import java.util.Optional;

/**
 * How it ended.
 *
 * @param interrupted whether somebody stopped it before all was tried
 * @param lost why the host could no longer be reached, before all was tried
 */
public record Outcome(
        List<Event.Failed> failures, List<Event.Skipped> skipped, boolean interrupted, Optional<String> lost) {
    public Outcome {
        failures = List.copyOf(failures);
        skipped = List.copyOf(skipped);
    }

    public boolean isSuccess() {
        return failures.isEmpty() && !interrupted && lost.isEmpty();
    }
}
