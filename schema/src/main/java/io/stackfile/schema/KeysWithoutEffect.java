package io.stackfile.schema;

/** Warns of every key that is accepted and does nothing: {@code later} is to come, {@code none} cannot be on a Docker host. */
final class KeysWithoutEffect {
    private final Problems problems;

    KeysWithoutEffect(Problems problems) {
        this.problems = problems;
    }

    /** @param where the path of the node, empty for a document */
    void look(Node node, Shape shape, String where) {
        if (node instanceof Node.Mapping mapping) {
            mapping.all().forEach(entry -> shape.key(entry.name()).ifPresent(found -> look(entry, found, where)));
        } else if (node instanceof Node.Sequence sequence) {
            shape.item().ifPresent(item -> sequence.items().forEach(one -> look(one, item, where)));
        }
    }

    private void look(Node.Entry entry, Shape shape, String where) {
        String path = where.isEmpty() ? entry.name() : where + "." + entry.name();
        switch (shape.effect()) {
            case "later" -> warn(entry, path, "has no effect yet", "leave it or take it out");
            case "none" -> warn(entry, path, "has no effect: " + shape.reason(), shape.instead());
            case "ignored" -> warn(entry, path, "is ignored", "it can be taken out");
            default -> look(entry.value(), shape, path);
        }
    }

    private void warn(Node.Entry entry, String path, String what, String cure) {
        problems.warning(entry.key(), path, "'" + entry.name() + "' " + what, cure);
    }
}
