package io.stackfile.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Builds the tree from the parser's events: expands aliases, keeps within limits, remembers places. */
final class YamlComposer {
    private static final int DEPTH = 100;
    private static final int NODES = 100_000;

    private record Anchored(Node node, int nodes, int depth) {}

    private final Source source;
    private final Problems problems;
    private final UnquotedPlaceholder placeholders;
    private final Iterator<Event> events;
    private final Map<String, @Nullable Anchored> anchors = new HashMap<>();
    private Position reached;
    private int nodes;
    private int deepest;

    YamlComposer(Source source, Problems problems) {
        this.source = source;
        this.problems = problems;
        this.placeholders = new UnquotedPlaceholder(source, problems);
        this.reached = new Position(source, 1, 1);
        LoadSettings settings = LoadSettings.builder().setLabel(source.name()).build();
        this.events = new Parse(settings).parseString(source.text()).iterator();
    }

    /** Where the last value begins that was read before something went wrong. */
    Position reached() {
        return reached;
    }

    /** The file's only document; nothing when it is empty. */
    Optional<Node> document() {
        events.next();
        if (!(events.next() instanceof DocumentStartEvent)) {
            return Optional.empty();
        }
        Node root = compose(events.next(), 1);
        events.next();
        Event more = events.next();
        if (more instanceof DocumentStartEvent) {
            error(at(more), 3, "a second document begins here", "keep one document in a file and take this line out");
        }
        return root instanceof Node.Scalar scalar && scalar.isNull() ? Optional.empty() : Optional.of(root);
    }

    private Node compose(Event event, int depth) {
        if (event instanceof AliasEvent alias) {
            return expand(alias, depth);
        }
        count(1, depth, at(event));
        Optional<String> anchor = ((NodeEvent) event).getAnchor().map(Anchor::getValue);
        anchor.ifPresent(name -> anchors.put(name, null));
        int nodesBefore = nodes;
        int deepestBefore = deepest;
        deepest = depth;
        Node node = composeHere(event, depth);
        anchor.ifPresent(name -> anchors.put(name, new Anchored(node, nodes - nodesBefore + 1, deepest - depth)));
        deepest = Math.max(deepest, deepestBefore);
        return node;
    }

    private Node composeHere(Event event, int depth) {
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar);
        }
        if (event instanceof SequenceStartEvent list) {
            YamlTags.collection(list.getTag(), "seq", at(list), problems);
            return sequence(at(list), depth);
        }
        MappingStartEvent mapping = (MappingStartEvent) event;
        YamlTags.collection(mapping.getTag(), "map", at(mapping), problems);
        return mapping(at(mapping), depth);
    }

    private Node.Scalar scalar(ScalarEvent event) {
        boolean quoted = event.getScalarStyle() != ScalarStyle.PLAIN;
        Position at = at(event);
        reached = at;
        Node.Type type = event.getTag()
                .map(tag -> YamlTags.scalar(tag, event.getValue(), at, problems))
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
        }
        return new Node.Sequence(at, items);
    }

    private Node.Mapping mapping(Position at, int depth) {
        YamlEntries entries = new YamlEntries(problems);
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            Node key = compose(event, depth + 1);
            entries.add(key, compose(events.next(), depth + 1));
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
        count(anchored.nodes(), depth + anchored.depth(), at(alias));
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
                    at,
                    1,
                    "the file has more than 100,000 values, each alias counted with all it stands for",
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
