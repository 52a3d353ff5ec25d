package io.stackfile.canonical;

import io.stackfile.schema.Node;
import java.util.Optional;

/** How the value of one key is written in full; nothing where it says no more than its absence. */
@FunctionalInterface
interface Form {
    Form AS_WRITTEN = Optional::of;

    Optional<Node> of(Node written);

    /** The same for each value of a list; one value alone is a list, too. */
    default Form each() {
        return written -> Optional.of(Tree.list(
                written,
                Tree.items(written).stream().flatMap(item -> of(item).stream()).toList()));
    }

    /** The same for each value of a mapping whose keys are names. */
    default Form eachValue() {
        return written -> {
            if (!(written instanceof Node.Mapping names)) {
                return Optional.of(written);
            }
            Tree tree = new Tree(names);
            names.all()
                    .forEach(entry -> tree.put(entry.name(), of(entry.value()).orElse(Tree.nothing(entry.value()))));
            return Optional.of(tree.mapping());
        };
    }
}
