package io.stackfile.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** A place where two JSON trees are not the same, and what each of them has there; {@code nothing} where it has nothing. */
record Difference(String path, String compose, String stack) {
    private static final String NOTHING = "nothing";

    /** All of them. Numbers are the same when they are equal; the order of keys says nothing. */
    static List<Difference> between(JsonNode compose, JsonNode stack) {
        List<Difference> found = new ArrayList<>();
        find("", Optional.of(compose), Optional.of(stack), found);
        return found;
    }

    private static void find(String path, Optional<JsonNode> one, Optional<JsonNode> other, List<Difference> found) {
        if (one.isPresent() && other.isPresent() && areSame(one.get(), other.get())) {
            return;
        }
        boolean objects = one.filter(JsonNode::isObject).isPresent()
                && other.filter(JsonNode::isObject).isPresent();
        boolean lists = one.filter(JsonNode::isArray).isPresent()
                && other.filter(JsonNode::isArray).isPresent();
        if (objects) {
            TreeSet<String> names = new TreeSet<>();
            one.get().fieldNames().forEachRemaining(names::add);
            other.get().fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                String below = path.isEmpty() ? name : path + "." + name;
                find(below, member(one.get(), name), member(other.get(), name), found);
            }
        } else if (lists && one.get().size() == other.get().size()) {
            for (int i = 0; i < one.get().size(); i++) {
                find(
                        path + "[" + i + "]",
                        Optional.of(one.get().get(i)),
                        Optional.of(other.get().get(i)),
                        found);
            }
        } else {
            found.add(new Difference(path, text(one), text(other)));
        }
    }

    private static Optional<JsonNode> member(JsonNode object, String name) {
        return Optional.ofNullable(object.get(name));
    }

    private static boolean areSame(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber()
                ? one.decimalValue().compareTo(other.decimalValue()) == 0
                : one.equals(other);
    }

    private static String text(Optional<JsonNode> node) {
        return node.map(JsonNode::toString).orElse(NOTHING);
    }

    @Override
    public String toString() {
        return path + "\n    docker compose: " + compose + "\n    stack:          " + stack;
    }
}
