/** One layout of the language as the other, before variables are filled in. */
@NullMarked
package io.stackfile.convert;

import org.jspecify.annotations.NullMarked;
