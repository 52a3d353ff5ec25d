package io.stackfile.source;

import io.stackfile.model.Value;
import io.stackfile.schema.Node;
import io.stackfile.schema.Position;
import io.stackfile.schema.Secrets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A tree with {@code ***} in place of every secret value. */
public final class Masked {
    private static final String HIDDEN = "***";
    /** A shorter value is no secret worth the name, and would be found everywhere. */
    private static final int SHORTEST_SECRET = 4;

    private final List<Value> secrets;

    private Masked(List<Value> secrets) {
        this.secrets = secrets;
    }

    public static Node.Mapping of(Node.Mapping document, List<Value> secrets) {
        return new Masked(secrets).mapping(document);
    }

    /** Where something is hidden of what is written. */
    static Set<Position> places(Node document, List<Value> secrets) {
        Set<Position> places = new HashSet<>();
        differences(document, new Masked(secrets).node(document), places);
        return places;
    }

    private static void differences(Node written, Node shown, Set<Position> places) {
        if (written instanceof Node.Mapping mapping) {
            mapping.all()
                    .forEach(entry -> ((Node.Mapping) shown)
                            .get(entry.name())
                            .ifPresent(value -> differences(entry.value(), value, places)));
        } else if (written instanceof Node.Sequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                differences(
                        sequence.items().get(i), ((Node.Sequence) shown).items().get(i), places);
            }
        } else if (!((Node.Scalar) written).text().equals(((Node.Scalar) shown).text())) {
            places.add(written.at());
        }
    }

    private Node node(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return mapping(mapping);
        }
        if (node instanceof Node.Sequence sequence) {
            return sequence(sequence);
        }
        return scalar((Node.Scalar) node);
    }

    private Node sequence(Node.Sequence sequence) {
        List<Node> items = new ArrayList<>();
        for (int i = 0; i < sequence.items().size(); i++) {
            Node item = sequence.items().get(i);
            items.add(isSecret(sequence, i) ? hidden((Node.Scalar) item) : node(item));
        }
        return new Node.Sequence(sequence.at(), items);
    }

    /** Whether an item is the value of an option before it. */
    static boolean isSecret(Node.Sequence words, int item) {
        return item > 0
                && words.items().get(item) instanceof Node.Scalar word
                && words.items().get(item - 1) instanceof Node.Scalar option
                && Secrets.isSecretAfter(option.text(), word.text());
    }

    private Node.Mapping mapping(Node.Mapping mapping) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        mapping.all().forEach(entry -> entries.put(entry.name(), new Node.Entry(entry.key(), value(entry))));
        return new Node.Mapping(mapping.at(), entries);
    }

    private Node value(Node.Entry entry) {
        boolean hidden =
                entry.value() instanceof Node.Scalar scalar && !scalar.isNull() && Secrets.isSecretName(entry.name());
        return hidden ? hidden((Node.Scalar) entry.value()) : node(entry.value());
    }

    private static Node.Scalar hidden(Node.Scalar scalar) {
        return new Node.Scalar(scalar.at(), HIDDEN, Node.Type.TEXT, true);
    }

    private Node.Scalar scalar(Node.Scalar scalar) {
        String text = scalar.text();
        int equals = text.indexOf('=');
        if (equals > 0
                && text.substring(0, equals).matches("\\S+")
                && Value.of(text.substring(0, equals), text.substring(equals + 1))
                        .isSecret()) {
            return scalar.withText(text.substring(0, equals + 1) + HIDDEN);
        }
        for (Value secret : secrets) {
            if (secret.reveal().length() >= SHORTEST_SECRET) {
                text = text.replace(secret.reveal(), HIDDEN);
            }
        }
        return scalar.withText(Secrets.maskText(text));
    }
}
