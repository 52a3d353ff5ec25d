package io.stackfile.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys of one mapping as they are read: own ones first, then what {@code <<} merges in. */
final class YamlEntries {
    private final Problems problems;
    private final Map<String, Node.Entry> own = new LinkedHashMap<>();
    private final List<Node.Mapping> merges = new ArrayList<>();

    YamlEntries(Problems problems) {
        this.problems = problems;
    }

    void add(Node key, Node value, Node.Merging merging) {
        if (!(key instanceof Node.Scalar scalar)) {
            problems.error(
                    key, "", "a key cannot be a list or a mapping", "put the whole value in quotes if it is text");
            return;
        }
        if (scalar.isNull()) {
            String written =
                    scalar.text().isEmpty() ? "this key is empty" : Quoted.of(scalar.text()) + " is no name for a key";
            problems.error(
                    key, "", written, scalar.text().isEmpty() ? "write a name before the colon" : "put it in quotes");
            return;
        }
        Node.Entry first = own.putIfAbsent(scalar.text(), new Node.Entry(scalar, value, merging));
        if (first != null) {
            Position at = first.key().at();
            String what = Quoted.of(scalar.text()) + " is written twice, first in line " + at.line();
            problems.error(key, "", what, "keep one of them");
        } else if (isMerge(scalar)) {
            merge(value);
        }
    }

    private void merge(Node value) {
        List<Node> parts = value instanceof Node.Sequence list ? list.items() : List.of(value);
        for (Node part : parts) {
            if (part instanceof Node.Mapping mapping) {
                merges.add(mapping);
            } else {
                problems.error(
                        part,
                        "",
                        "'<<' takes over the keys of a mapping, and this is none",
                        "write <<: *NAME of an anchor on a mapping");
            }
        }
    }

    Map<String, Node.Entry> merged() {
        own.values().removeIf(entry -> isMerge(entry.key()));
        for (Node.Mapping merge : merges) {
            merge.entries().forEach(own::putIfAbsent);
        }
        return own;
    }

    private static boolean isMerge(Node.Scalar key) {
        return !key.quoted() && key.text().equals("<<");
    }
}
