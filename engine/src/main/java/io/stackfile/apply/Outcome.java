package io.stackfile.apply;

import java.util.List;

/** How it ended. {@code interrupted} says that somebody stopped it before all was tried. */
public record Outcome(List<Event.Failed> failures, List<Event.Skipped> skipped, boolean interrupted) {
    public Outcome {
        failures = List.copyOf(failures);
        skipped = List.copyOf(skipped);
    }

    public boolean isSuccess() {
        return failures.isEmpty() && !interrupted;
    }
}
