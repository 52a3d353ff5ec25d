package io.stackfile.host;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that happened to a thing of a stack.
 *
 * @param type {@code container}, {@code network} or {@code volume}
 * @param action the engine's word: {@code start}, {@code die}, {@code connect}, …
 * @param service of the container that it happened to, or that a network or volume was joined with; else empty
 * @param details what more there is to know: {@code exitCode}, {@code signal}, {@code container}, …; nothing that could be secret
 */
public record Happening(
        Instant time, String type, String action, String name, String service, SortedMap<String, String> details) {
    public Happening {
        details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
    }

    public Happening(
            Instant time, String type, String action, String name, String service, Map<String, String> details) {
        this(time, type, action, name, service, new TreeMap<>(details));
    }
}
