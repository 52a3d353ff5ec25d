package io.stackfile.merge;

import io.stackfile.schema.Node;
import java.util.LinkedHashMap;
import java.util.Map;

/** A tree that meets no other any more: what is to be reset is gone. */
public final class Settled {
    private Settled() {}

    public static Node.Mapping of(Node.Mapping mapping) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        boolean changed = false;
        for (Node.Entry entry : mapping.all()) {
            if (entry.merging() == Node.Merging.RESET) {
                changed = true;
                continue;
            }
            Node value = entry.value() instanceof Node.Mapping inner ? of(inner) : entry.value();
            boolean plain = entry.merging() == Node.Merging.MERGE && value == entry.value();
            changed |= !plain;
            entries.put(entry.name(), plain ? entry : new Node.Entry(entry.key(), value));
        }
        return changed ? new Node.Mapping(mapping.at(), entries) : mapping;
    }
}
