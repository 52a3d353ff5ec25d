package io.stackfile.merge;

import io.stackfile.schema.Node;

/** Hears of every value that another one takes the place of. */
@FunctionalInterface
public interface Overridden {
    /** {@code where} is the path of keys; {@code by} is the value, or the one that took it away. */
    void overridden(String where, Node earlier, Node by);
}
