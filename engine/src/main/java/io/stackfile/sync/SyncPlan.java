package io.stackfile.sync;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is copied, and what is left alone and why.
 *
 * @param host what messages call the other machine
 * @param copies sorted by path
 * @param rest the paths that are not copied, by what is the matter with them
 */
public record SyncPlan(
        Comparison comparison,
        Direction direction,
        String stack,
        String host,
        List<Copy> copies,
        Map<Difference, List<String>> rest) {
    public SyncPlan {
        copies = List.copyOf(copies);
        rest = Collections.unmodifiableMap(new EnumMap<>(rest));
    }

    public static SyncPlan of(Comparison comparison, Direction direction, String stack, String host) {
        List<Copy> copies = new ArrayList<>();
        Map<Difference, List<String>> rest = new EnumMap<>(Difference.class);
        comparison.differences().forEach((path, difference) -> {
            if (isCopied(difference, direction)) {
                copies.add(copy(comparison, path, difference, direction));
            } else {
                rest.computeIfAbsent(difference, first -> new ArrayList<>()).add(path);
            }
        });
        rest.replaceAll((difference, paths) -> List.copyOf(paths));
        return new SyncPlan(comparison, direction, stack, host, copies, rest);
    }

    /** What was deleted here comes back when the user asks for what is there; nothing comes back there by itself. */
    private static boolean isCopied(Difference difference, Direction direction) {
        return direction == Direction.TO_THERE
                ? difference == Difference.NEWER_HERE
                : difference == Difference.NEWER_THERE
                        || difference == Difference.NEW_THERE
                        || difference == Difference.DELETED_HERE;
    }

    private static Copy copy(Comparison comparison, String path, Difference difference, Direction direction) {
        Listing from = direction == Direction.TO_THERE ? comparison.here() : comparison.there();
        Listing to = direction == Direction.TO_THERE ? comparison.there() : comparison.here();
        Optional<Entry> over = to.at(path);
        String reason = over.isPresent() ? "changed" : difference == Difference.DELETED_HERE ? "not here" : "new";
        return new Copy(from.at(path).orElseThrow(), over, reason);
    }

    public boolean isEmpty() {
        return copies.isEmpty();
    }

    /** How much there is to copy. */
    public long bytes() {
        return copies.stream().mapToLong(copy -> copy.entry().size()).sum();
    }

    /** Whether something was left alone that the user may have wanted to be copied. */
    public boolean leavesSomething() {
        return !rest(Difference.BOTH).isEmpty()
                || !rest(Difference.CLOSED_HERE).isEmpty()
                || !rest(Difference.CLOSED_THERE).isEmpty()
                || direction == Direction.TO_THERE
                        && !rest(Difference.NEWER_THERE).isEmpty();
    }

    List<String> rest(Difference difference) {
        return rest.getOrDefault(difference, List.of());
    }

    /** {@code copy 3 files (1.2 kB) to droplet}. */
    public String summary() {
        String where = direction == Direction.TO_THERE ? "to " + host : "from " + host;
        return isEmpty() ? "nothing to copy " + where : "copy " + amount() + " " + where;
    }

    private String amount() {
        return Amount.of(copies.stream().map(copy -> copy.entry().kind()).toList(), bytes());
    }

    /** What is not copied, in lines for the user. */
    public List<String> notes() {
        return new SyncNotes(this).lines();
    }

    @Override
    public String toString() {
        return SyncText.of(this);
    }
}
