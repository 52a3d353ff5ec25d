package io.stackfile.canonical;

import io.stackfile.schema.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The form of a mapping whose keys have forms of their own. What is not known is left as it is written. */
final class Fields implements Form {
    private final Map<String, Form> forms = new HashMap<>();

    Fields with(Form form, String... keys) {
        for (String key : keys) {
            forms.put(key, form);
        }
        return this;
    }

    @Override
    public Optional<Node> of(Node written) {
        return written instanceof Node.Mapping mapping ? Optional.of(mapping(mapping)) : Optional.of(written);
    }

    Node.Mapping mapping(Node.Mapping written) {
        Tree tree = new Tree(written);
        written.all()
                .forEach(entry -> tree.put(
                        entry.name(),
                        forms.getOrDefault(entry.name(), AS_WRITTEN).of(entry.value())));
        return tree.mapping();
    }
}
