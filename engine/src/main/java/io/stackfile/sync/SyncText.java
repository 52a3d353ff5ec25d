package io.stackfile.sync;

import java.util.Locale;

/**
 * A plan as a person reads it.
 *
 * <pre>
 * Sync of shop to droplet
 *   file    data/a.txt  12 B  new
 *   folder  data/empty        new
 * copy 1 file, 1 folder (12 B) to droplet
 * </pre>
 */
final class SyncText {
    private SyncText() {}

    static String of(SyncPlan plan) {
        StringBuilder text = new StringBuilder("Sync of " + plan.stack()
                + (plan.direction() == Direction.TO_THERE ? " to " : " from ") + plan.host() + "\n");
        int width = plan.copies().stream()
                .mapToInt(copy -> Paths.shown(copy.path()).length())
                .max()
                .orElse(0);
        plan.copies().forEach(copy -> text.append(line(copy, width)));
        text.append(plan.summary()).append('\n');
        plan.notes().forEach(note -> text.append(note).append('\n'));
        return text.toString();
    }

    private static String line(Copy copy, int width) {
        Kind kind = copy.entry().kind();
        String size = kind == Kind.FILE ? Amount.bytes(copy.entry().size()) : "";
        String path = Paths.shown(copy.path());
        return String.format(
                "  %-6s  %s%s  %8s  %s%n",
                kind.name().toLowerCase(Locale.ROOT), path, " ".repeat(width - path.length()), size, copy.reason());
    }
}
