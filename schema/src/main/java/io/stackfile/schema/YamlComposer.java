package io.stackfile.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Builds the tree from the parser's events: expands aliases, keeps within limits, remembers places. */
final class YamlComposer {
    /** Each time the parser fills its buffer it copies what is left there: all of it, within one long value. */
    private static final int LEAST_BUFFER = 1024;

    private static final int DEPTH = 100;
    private static final int NODES = 500_000;
    private static final int ALIASED = 300_000;

    private record Anchored(Node node, Node.Merging merging, int nodes, int depth) {}

    private final Source source;
    private final Problems problems;
    private final UnquotedPlaceholder placeholders;
    private final Iterator<Event> events;
    private final Map<String, @Nullable Anchored> anchors = new HashMap<>();
    private Position reached;
    private Node.Merging merging = Node.Merging.MERGE;
    private int nodes;
    private int aliased;
    private int deepest;

    YamlComposer(Source source, Problems problems) {
        this.source = source;
        this.problems = problems;
        this.placeholders = new UnquotedPlaceholder(source, problems);
        this.reached = new Position(source, 1, 1);
        LoadSettings settings = LoadSettings.builder()
                .setLabel(source.name())
                .setCodePointLimit(Integer.MAX_VALUE)
                .setBufferSize(Math.max(LEAST_BUFFER, source.text().length()))
                .build();
        this.events = new Parse(settings).parseString(source.text()).iterator();
    }

    /** Where the last value begins that was read before something went wrong. */
    Position reached() {
        return reached;
    }

    /** The next document that is not empty; nothing after the last. */
    Optional<Node> document() {
        while (events.hasNext()) {
            if (events.next() instanceof DocumentStartEvent) {
                anchors.clear();
                Node root = compose(events.next(), 1);
                if (!(root instanceof Node.Scalar scalar && scalar.isNull())) {
                    return Optional.of(root);
                }
            }
        }
        return Optional.empty();
    }

    private Node compose(Event event, int depth) {
        if (event instanceof AliasEvent alias) {
            return expand(alias, depth);
        }
        count(1, depth, at(event));
        int aliasedBefore = aliased;
        Optional<String> anchor = ((NodeEvent) event).getAnchor().map(Anchor::getValue);
        anchor.ifPresent(name -> anchors.put(name, null));
        int nodesBefore = nodes;
        int deepestBefore = deepest;
        deepest = depth;
        Node node = composeHere(event, depth);
        Node.Merging own = merging;
        int size = nodes - nodesBefore + aliased - aliasedBefore + 1;
        anchor.ifPresent(name -> anchors.put(name, new Anchored(node, own, size, deepest - depth)));
        deepest = Math.max(deepest, deepestBefore);
        return node;
    }

    /** Leaves behind in {@link #merging} what the node's own tag says. */
    private Node composeHere(Event event, int depth) {
        Optional<String> tag = tag(event);
        Node.Merging own = YamlTags.merging(tag);
        Optional<String> other = own == Node.Merging.MERGE ? tag : Optional.empty();
        Node node;
        if (event instanceof ScalarEvent scalar) {
            node = scalar(scalar, other);
        } else if (event instanceof SequenceStartEvent) {
            YamlTags.collection(other, "seq", at(event), problems);
            node = sequence(at(event), depth);
        } else {
            YamlTags.collection(other, "map", at(event), problems);
            node = mapping(at(event), depth);
        }
        merging = own;
        return node;
    }

    private static Optional<String> tag(Event event) {
        return event instanceof ScalarEvent scalar ? scalar.getTag() : ((CollectionStartEvent) event).getTag();
    }

    private Node.Scalar scalar(ScalarEvent event, Optional<String> tag) {
        boolean quoted = event.getScalarStyle() != ScalarStyle.PLAIN;
        Position at = at(event);
        reached = at;
        Node.Type type = tag.map(known -> YamlTags.scalar(known, event.getValue(), at, problems))
                .orElseGet(() -> quoted ? Node.Type.TEXT : PlainType.of(event.getValue()));
        Node.Scalar scalar = new Node.Scalar(at, event.getValue(), type, quoted);
        if (!quoted) {
            placeholders.lookBehind(scalar);
        }
        return scalar;
    }

    private Node.Sequence sequence(Position at, int depth) {
        List<Node> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(compose(event, depth + 1));
            if (merging != Node.Merging.MERGE) {
                String tag = "!" + merging.name().toLowerCase(Locale.ROOT);
                error(
                        items.get(items.size() - 1).at(),
                        tag.length(),
                        "the tag '" + tag + "' stands before an item of a list",
                        "write it after the key of the whole list");
            }
        }
        return new Node.Sequence(at, items);
    }

    private Node.Mapping mapping(Position at, int depth) {
        YamlEntries entries = new YamlEntries(problems);
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            Node key = compose(event, depth + 1);
            Node value = compose(events.next(), depth + 1);
            entries.add(key, value, merging);
        }
        return new Node.Mapping(at, entries.merged());
    }

    private Node expand(AliasEvent alias, int depth) {
        String name = alias.getAlias().getValue();
        int width = name.length() + 1;
        if (!anchors.containsKey(name)) {
            String cure = Suggestion.didYouMean(name, anchors.keySet())
                    .orElse("write the anchor before it, or put the value in quotes if it is text");
            throw unusable(
                    at(alias), width, "there is no anchor " + Quoted.of("&" + name) + " before this alias", cure);
        }
        Anchored anchored = anchors.get(name);
        if (anchored == null) {
            throw unusable(
                    at(alias),
                    width,
                    "the alias " + Quoted.of("*" + name) + " stands inside its own anchor",
                    "take it out");
        }
        aliased += anchored.nodes();
        count(0, depth + anchored.depth(), at(alias));
        merging = anchored.merging();
        return anchored.node();
    }

    private void count(int more, int depth, Position at) {
        nodes += more;
        deepest = Math.max(deepest, depth);
        if (depth > DEPTH) {
            throw unusable(
                    at,
                    1,
                    "the file is nested more than " + DEPTH + " levels deep",
                    "take out the levels that are not needed");
        }
        if (nodes > NODES) {
            throw unusable(
                    at, 1, "the file has more than 500,000 values", "is it the right one? A stack is far smaller");
        }
        if (aliased > ALIASED) {
            throw unusable(
                    at,
                    1,
                    "the aliases of the file stand for more than 300,000 values, those within others counted too",
                    "use fewer aliases, or divide it into several files");
        }
    }

    private Position at(Event event) {
        Mark mark = event.getStartMark().orElseThrow();
        return new Position(source, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private void error(Position at, int width, String what, String cure) {
        problems.add(new Problem(Problem.Severity.ERROR, at, "", what, cure, width));
    }

    private static ProblemException unusable(Position at, int width, String what, String cure) {
        return new ProblemException(List.of(new Problem(Problem.Severity.ERROR, at, "", what, cure, width)));
    }
}
