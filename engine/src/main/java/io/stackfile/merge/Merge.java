package io.stackfile.merge;

import io.stackfile.schema.Dialect;
import io.stackfile.schema.Node;
import io.stackfile.schema.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts a tree over another one, key by key, with the rule of each key; every value keeps its place in its file. */
public final class Merge {
    private final Rules rules;
    private final Problems problems;
    private final Overridden log;

    public Merge(Dialect dialect, Problems problems, Overridden log) {
        this.rules = Rules.of(dialect);
        this.problems = problems;
        this.log = log;
    }

    /** Documents; those of a Stackfile are services. */
    public Node.Mapping documents(Node.Mapping base, Node.Mapping over, Dialect dialect) {
        String top = dialect == Dialect.STACKFILE ? "services" : "";
        return mappings(base, over, top, top);
    }

    /** One service over another. */
    public Node.Mapping services(String name, Node.Mapping base, Node.Mapping over) {
        return mappings(base, over, "services.*", "services." + name);
    }

    private Node.Mapping mappings(Node.Mapping base, Node.Mapping over, String pattern, String where) {
        Map<String, Node.Entry> merged = new LinkedHashMap<>(base.entries());
        if (pattern.equals("services.*") && rules.imageReplacesBuild()) {
            takeAway(merged, over, "image", "build", where);
            takeAway(merged, over, "build", "image", where);
        }
        for (Node.Entry entry : over.all()) {
            Node.Entry earlier = merged.get(entry.name());
            if (earlier == null || earlier.merging() == Node.Merging.RESET) {
                merged.put(entry.name(), entry);
            } else {
                String path = where.isEmpty() ? entry.name() : where + "." + entry.name();
                boolean keepsForNothing = isNull(entry.value()) && rules.rule(pattern) != Rule.PAIRS;
                if (!keepsForNothing || entry.merging() != Node.Merging.MERGE) {
                    merged.put(entry.name(), entries(earlier, entry, Rules.below(pattern, entry.name()), path));
                }
            }
        }
        return new Node.Mapping(base.at(), merged);
    }

    /** Of two keys that exclude each other the later file's is left. */
    private void takeAway(Map<String, Node.Entry> merged, Node.Mapping over, String given, String taken, String where) {
        Node.Entry earlier = merged.get(taken);
        Optional<Node> by = over.get(given);
        if (earlier != null && by.isPresent() && over.get(taken).isEmpty()) {
            merged.remove(taken);
            log.overridden(where + "." + taken, earlier.value(), by.get());
        }
    }

    private Node.Entry entries(Node.Entry earlier, Node.Entry later, String pattern, String where) {
        if (later.merging() != Node.Merging.MERGE) {
            log.overridden(where, earlier.value(), later.value());
            return later;
        }
        Node merged = nodes(earlier.value(), later.value(), pattern, where);
        boolean together = !(merged instanceof Node.Scalar) && merged != later.value();
        return together ? earlier.with(merged) : new Node.Entry(later.key(), merged, earlier.merging());
    }

    private Node nodes(Node base, Node over, String pattern, String where) {
        if (isNull(base)) {
            return over;
        }
        return switch (rules.rule(pattern)) {
            case REPLACE -> replaced(base, over, where);
            case PAIRS ->
                isList(base) && isList(over)
                        ? list(base, over, Identity.NAME, where)
                        : both(Forms.pairs(base), Forms.pairs(over), base, over, pattern, where);
            case NAMES ->
                isList(base) && isList(over)
                        ? list(base, over, Identity.TEXT, where)
                        : both(Forms.names(base, pattern), Forms.names(over, pattern), base, over, pattern, where);
            case ITEMS -> items(base, over, pattern, where);
            case BUILD -> both(Forms.build(base), Forms.build(over), base, over, pattern, where);
            case DRIVER -> oneDriver(base, over) ? usual(base, over, pattern, where) : replaced(base, over, where);
            case USUAL -> usual(base, over, pattern, where);
        };
    }

    private Node both(
            Optional<Node.Mapping> base,
            Optional<Node.Mapping> over,
            Node baseNode,
            Node overNode,
            String pattern,
            String where) {
        return base.isPresent() && over.isPresent()
                ? mappings(base.get(), over.get(), pattern, where)
                : usual(baseNode, overNode, pattern, where);
    }

    private Node items(Node base, Node over, String pattern, String where) {
        if (isMapping(base) && isMapping(over)) {
            return mappings((Node.Mapping) base, (Node.Mapping) over, pattern, where);
        }
        if (isMapping(base) != isMapping(over) && !pattern.endsWith("extra_hosts")) {
            return usual(base, over, pattern, where);
        }
        return list(base, over, rules.identity(pattern), where);
    }

    /** One behind the other; the same again takes the place of the earlier. */
    private Node list(Node base, Node over, Identity identity, String where) {
        Map<String, Node> known = new LinkedHashMap<>();
        List<Node> all = new ArrayList<>(Forms.items(base));
        all.addAll(Forms.items(over));
        int nameless = 0;
        for (Node item : all) {
            String key = identity.of(item).orElse("\n" + nameless++);
            Node earlier = known.get(key);
            known.put(key, item);
            if (earlier != null && !earlier.equals(item)) {
                log.overridden(where, earlier, item);
            }
        }
        return new Node.Sequence(base.at(), List.copyOf(known.values()));
    }

    private Node usual(Node base, Node over, String pattern, String where) {
        if (base instanceof Node.Mapping mapping) {
            return over instanceof Node.Mapping other
                    ? mappings(mapping, other, pattern, where)
                    : mismatch(base, over, where);
        }
        if (base instanceof Node.Sequence list) {
            return over instanceof Node.Sequence other ? appended(list, other) : mismatch(base, over, where);
        }
        return replaced(base, over, where);
    }

    private static Node appended(Node.Sequence base, Node.Sequence over) {
        List<Node> items = new ArrayList<>(base.items());
        items.addAll(over.items());
        return new Node.Sequence(base.at(), items);
    }

    private Node replaced(Node base, Node over, String where) {
        log.overridden(where, base, over);
        return over;
    }

    private Node mismatch(Node base, Node over, String where) {
        problems.error(
                over,
                where,
                form(over) + " cannot go together with the " + form(base).split(" ")[1] + " in " + base.at(),
                "write the same form in both, or !override before this one");
        return base;
    }

    private static String form(Node node) {
        return isMapping(node) ? "a mapping" : isList(node) ? "a list" : "a value";
    }

    private static boolean oneDriver(Node base, Node over) {
        Optional<String> one = driver(base);
        Optional<String> other = driver(over);
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }

    private static Optional<String> driver(Node node) {
        return node instanceof Node.Mapping mapping
                ? mapping.get("driver")
                        .filter(Node.Scalar.class::isInstance)
                        .map(driver -> ((Node.Scalar) driver).text())
                : Optional.empty();
    }

    private static boolean isNull(Node node) {
        return node instanceof Node.Scalar scalar && scalar.isNull();
    }

    private static boolean isList(Node node) {
        return node instanceof Node.Sequence;
    }

    private static boolean isMapping(Node node) {
        return node instanceof Node.Mapping;
    }
}
