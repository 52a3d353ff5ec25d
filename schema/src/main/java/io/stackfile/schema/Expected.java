package io.stackfile.schema;

import java.util.Optional;

/** What the schema expects at a place of a document, on the way down from its top. */
public final class Expected {
    private static final Expected ANYTHING = new Expected(Optional.empty());

    private final Optional<Shape> shape;

    private Expected(Optional<Shape> shape) {
        this.shape = shape;
    }

    public static Expected of(Dialect dialect) {
        return new Expected(Optional.of(Shape.of(dialect)));
    }

    public Expected key(String name) {
        return below(shape.flatMap(found -> found.key(name)));
    }

    public Expected item() {
        return below(shape.flatMap(Shape::item));
    }

    private static Expected below(Optional<Shape> found) {
        return found.isPresent() ? new Expected(found) : ANYTHING;
    }

    /** A value that was filled in, as a number or a boolean where the schema wants one and this is one. */
    public Node.Scalar typed(Node.Scalar filled) {
        Node.Type type = PlainType.of(filled.text());
        return shape.filter(found -> wants(found, type)).isPresent() ? filled.withType(type) : filled;
    }

    private static boolean wants(Shape shape, Node.Type type) {
        return switch (type) {
            case BOOLEAN -> shape.takes("boolean") && !shape.takes("number");
            case INTEGER -> shape.takes("integer") || shape.takesOnlyNumbers();
            case FLOAT -> shape.takesOnlyNumbers();
            case NULL, TEXT -> false;
        };
    }
}
