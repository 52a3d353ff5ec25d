package io.stackfile.canonical;

import io.stackfile.schema.Node;
import io.stackfile.source.Values;
import java.util.Optional;
import java.util.function.BiFunction;

/** Names and values, written as a mapping or as {@code NAME=value} in a list: a mapping of texts, by the names' order. */
final class Pairs {
    /** A bare name has an empty value. */
    static final Form TEXTS = of((name, nothing) -> Optional.of(Tree.text(nothing, "")));

    private Pairs() {}

    /** A bare name is a variable of the shell's, and nothing where there is none. */
    static Form variables(Values values) {
        return of((name, nothing) -> Optional.of(variable(name, nothing, values).orElse(nothing)));
    }

    /** A bare name is a variable of the shell's, and left out where there is none. */
    static Form arguments(Values values) {
        return of((name, nothing) -> variable(name, nothing, values));
    }

    private static Optional<Node> variable(String name, Node nothing, Values values) {
        return values.variable(name).map(value -> Tree.text(nothing, value));
    }

    private static Form of(BiFunction<String, Node, Optional<Node>> bare) {
        return written -> {
            Tree pairs = new Tree(written);
            if (written instanceof Node.Mapping mapping) {
                mapping.all().forEach(entry -> pairs.put(entry.name(), value(entry.name(), entry.value(), bare)));
            } else {
                for (Node item : Tree.items(written)) {
                    String text = Tree.textOf(item).orElse("");
                    int equals = text.indexOf('=');
                    String name = equals < 0 ? text : text.substring(0, equals);
                    pairs.put(
                            name,
                            equals < 0
                                    ? bare.apply(name, Tree.nothing(item))
                                    : Optional.of(Tree.text(item, text.substring(equals + 1))));
                }
            }
            return Optional.of(pairs.mapping());
        };
    }

    private static Optional<Node> value(String name, Node value, BiFunction<String, Node, Optional<Node>> bare) {
        return Tree.isNothing(value) ? bare.apply(name, Tree.nothing(value)) : Plain.TEXT.of(value);
    }
}
