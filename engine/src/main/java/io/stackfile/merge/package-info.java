/** Two trees become one: what an override file, an extended service or an included file does to the values it meets. */
@NullMarked
package io.stackfile.merge;

import org.jspecify.annotations.NullMarked;
