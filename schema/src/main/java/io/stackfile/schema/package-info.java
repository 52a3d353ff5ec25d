/**
 * Text to a tree that knows line and column ({@link io.stackfile.schema.Node}), and what is wrong with it
 * ({@link io.stackfile.schema.Problem}). Knows the YAML library and the JSON Schema library; nothing else does.
 */
@NullMarked
package io.stackfile.schema;

import org.jspecify.annotations.NullMarked;
