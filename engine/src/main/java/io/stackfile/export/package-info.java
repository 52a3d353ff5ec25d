/** Containers that somebody has made, whoever it was, as a file that makes the same ones. */
@NullMarked
package io.stackfile.export;

import org.jspecify.annotations.NullMarked;
