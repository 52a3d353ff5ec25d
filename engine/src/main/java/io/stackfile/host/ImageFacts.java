package io.stackfile.host;

import io.stackfile.model.Exposed;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an image says of itself, known only once it is on the host.
 *
 * @param volumes the paths its author declared as data
 */
public record ImageFacts(
        String id,
        SortedSet<Exposed> exposed,
        Map<String, String> environment,
        List<String> volumes,
        Platform platform) {
    public ImageFacts {
        exposed = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(exposed));
        environment = java.util.Collections.unmodifiableMap(new TreeMap<>(environment));
        volumes = volumes.stream().sorted().toList();
    }
}
