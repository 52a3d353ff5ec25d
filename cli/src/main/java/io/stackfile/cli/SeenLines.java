package io.stackfile.cli;

import io.stackfile.host.LogLine;
import io.stackfile.host.LogRequest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What has been shown of a container's log. Whoever goes on from there begins a little earlier, since the two streams of a
 * container are not written quite in the order of their times, and shows only what is new.
 */
final class SeenLines {
    private static final long EARLIER_SECONDS = 1;

    private final LogRequest request;
    /** By seconds, and how often each: only the last ones are asked for again. */
    private final TreeMap<Long, Map<LogLine, Integer>> recent = new TreeMap<>();

    private Optional<String> first = Optional.empty();

    SeenLines(LogRequest request) {
        this.request = request;
    }

    synchronized void add(LogLine line) {
        if (first.isEmpty()) {
            first = Optional.of(line.timestamp());
        }
        recent.computeIfAbsent(second(line), second -> new HashMap<>()).merge(line, 1, Integer::sum);
        recent.headMap(recent.lastKey() - EARLIER_SECONDS).clear();
    }

    /** How to go on. */
    synchronized LogRequest following() {
        return recent.isEmpty()
                ? request
                : new LogRequest(
                        true,
                        OptionalInt.empty(),
                        Optional.of(
                                Math.max(request.since().orElse(Long.MIN_VALUE), recent.lastKey() - EARLIER_SECONDS)),
                        request.timestamps());
    }

    /** Whether a line has not been shown, and does not come before those that were asked for; each is asked about once. */
    synchronized boolean isNew(LogLine line) {
        Map<LogLine, Integer> then = recent.getOrDefault(second(line), Map.of());
        if (then.containsKey(line)) {
            then.computeIfPresent(line, (same, times) -> times == 1 ? null : times - 1);
            return false;
        }
        return request.tail().isEmpty()
                || first.filter(shown -> line.timestamp().compareTo(shown) < 0).isEmpty();
    }

    /** What has no time, because a container wrote over it on a terminal, counts as the oldest there is. */
    private static long second(LogLine line) {
        try {
            return Instant.parse(line.timestamp()).getEpochSecond();
        } catch (DateTimeParseException e) {
            return Instant.EPOCH.getEpochSecond();
        }
    }
}
