package io.stackfile.convert;

import io.stackfile.schema.Dialect;
import io.stackfile.schema.Node;
import io.stackfile.schema.Problem;
import io.stackfile.schema.Problems;
import java.util.List;

/**
 * A file in its other layout.
 *
 * @param left what that layout has no place for
 */
public record Conversion(Node.Mapping document, List<Problem> left) {
    public Conversion {
        left = List.copyOf(left);
    }

    /** {@code name} is the stack's, which a compose file says itself. */
    public static Conversion of(Node.Mapping document, Dialect wanted, String name) {
        Problems left = new Problems();
        Node.Mapping converted = wanted == Dialect.COMPOSE
                ? new ToCompose(document, name, left).document()
                : new ToStackfile(document, name, left).document();
        return new Conversion(converted, left.all());
    }
}
