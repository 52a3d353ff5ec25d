/** JSON read and written by ourselves: a library for it takes longer to load than most commands take. */
@NullMarked
package io.stackfile.json;

import org.jspecify.annotations.NullMarked;
