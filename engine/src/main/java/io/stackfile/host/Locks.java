package io.stackfile.host;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Marks on a machine by which deployments keep out of each other's way; each has a name and labels. */
public interface Locks {
    /** Makes a mark unless there is one of that name, at one stroke. Gives the labels of the one that is there now. */
    Map<String, String> put(String name, Map<String, String> labels);

    /** The marks with this label, sorted by name. */
    List<Mark> of(String label, String value);

    /** Does nothing when it is gone already. Whoever removes a mark has looked at its labels before. */
    void remove(String name);

    /** {@code made} is when, by the machine's own clock. */
    record Mark(String name, Map<String, String> labels, Instant made) {
        public Mark {
            labels = java.util.Collections.unmodifiableMap(new TreeMap<>(labels));
        }
    }
}
