package io.stackfile.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A document in parts with some of its services each, so that what is known of a large one at once stays small. */
final class Parts {
    private static final int SERVICES = 500;
    private static final String KEY = "services";

    private Parts() {}

    /** The first part has all that is no service. */
    static List<Node.Mapping> of(Node.Mapping document, Dialect dialect) {
        if (dialect == Dialect.STACKFILE) {
            return divided(document);
        }
        Node.Entry entry = document.entries().get(KEY);
        if (entry == null || !(entry.value() instanceof Node.Mapping services)) {
            return List.of(document);
        }
        List<Node.Mapping> parts = new ArrayList<>();
        for (Node.Mapping some : divided(services)) {
            Map<String, Node.Entry> entries = new LinkedHashMap<>(parts.isEmpty() ? document.entries() : Map.of());
            entries.put(KEY, entry.with(some));
            parts.add(new Node.Mapping(document.at(), entries));
        }
        return parts;
    }

    private static List<Node.Mapping> divided(Node.Mapping services) {
        if (services.entries().size() <= SERVICES) {
            return List.of(services);
        }
        List<Node.Mapping> parts = new ArrayList<>();
        Map<String, Node.Entry> some = new LinkedHashMap<>();
        for (Node.Entry entry : services.all()) {
            some.put(entry.name(), entry);
            if (some.size() == SERVICES) {
                parts.add(new Node.Mapping(services.at(), some));
                some = new LinkedHashMap<>();
            }
        }
        if (!some.isEmpty()) {
            parts.add(new Node.Mapping(services.at(), some));
        }
        return parts;
    }
}
