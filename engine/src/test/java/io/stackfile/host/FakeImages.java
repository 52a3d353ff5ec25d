package io.stackfile.host;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The images of a {@link FakeHost} and of its registry. */
final class FakeImages {
    private final Map<String, ImageFacts> here = new TreeMap<>();
    private final Map<String, ImageFacts> registry = new TreeMap<>();

    static ImageFacts plain(String id) {
        return new ImageFacts("sha256:" + id, new TreeSet<>(), Map.of(), List.of());
    }

    synchronized void put(String name, ImageFacts facts) {
        here.put(name, facts);
    }

    synchronized void offer(String name, ImageFacts facts) {
        registry.put(name, facts);
    }

    synchronized void pull(String name) {
        ImageFacts facts = registry.get(name);
        if (facts == null) {
            throw new HostException(
                    "Docker did not pull " + name + ": the registry has no such image, or wants a login for it");
        }
        here.put(name, facts);
    }

    synchronized ImageFacts find(String deed, String name) {
        ImageFacts facts = here.get(name);
        if (facts == null) {
            throw new HostException("Docker did not " + deed + ": image " + name + " is not on the host");
        }
        return facts;
    }

    synchronized Map<String, String> ids() {
        Map<String, String> ids = new TreeMap<>();
        here.forEach((name, facts) -> ids.put(name, facts.id()));
        return ids;
    }
}
