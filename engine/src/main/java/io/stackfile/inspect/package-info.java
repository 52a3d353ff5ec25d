/** Containers as the engine describes them, for people: what they are, without what nobody should see. */
@NullMarked
package io.stackfile.inspect;

import org.jspecify.annotations.NullMarked;
