/** Folders beside the file that containers of another machine see: what has to be copied, decided without touching anything. */
@NullMarked
package io.stackfile.sync;

import org.jspecify.annotations.NullMarked;
