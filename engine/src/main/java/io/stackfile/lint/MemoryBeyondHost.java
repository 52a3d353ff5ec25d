package io.stackfile.lint;

import io.stackfile.model.MemoryLimits;
import java.util.Locale;
import java.util.OptionalLong;

/** A limit that limits nothing, because the host has less. */
final class MemoryBeyondHost implements Rule {
    @Override
    public String name() {
        return "memory-beyond-host";
    }

    @Override
    public void look(Subject subject, Findings findings) {
        MemoryLimits limits = subject.service().settings().limits().memory();
        tell(subject, limits.limit(), "limit", findings);
        tell(subject, limits.reservation(), "reservation", findings);
    }

    private static void tell(Subject subject, OptionalLong wanted, String what, Findings findings) {
        if (wanted.isEmpty()
                || subject.memory().isEmpty()
                || wanted.getAsLong() <= subject.memory().getAsLong()) {
            return;
        }
        String key = "mem_" + what;
        boolean own = subject.mapping().get(key).isPresent();
        findings.add(
                subject.key(key, "deploy"),
                own ? key : "deploy.resources",
                "a memory " + what + " of " + gigabytes(wanted.getAsLong()) + " is beyond the host's "
                        + gigabytes(subject.memory().getAsLong()),
                "write less, or choose a larger host");
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1 << 30));
    }
}
