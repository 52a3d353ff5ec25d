/** From a checked tree to a {@link io.stackfile.model.Stack}. Positions end here: what is wrong is said now or never. */
@NullMarked
package io.stackfile.reader;

import org.jspecify.annotations.NullMarked;
