/** Which file, which values: a file's text becomes one checked tree, with variables and placeholders filled in. */
@NullMarked
package io.stackfile.source;

import org.jspecify.annotations.NullMarked;
