/** Folders copied to a machine over SSH and back, with nothing there but its shell, {@code find}, {@code stat} and {@code tar}. */
@NullMarked
package io.stackfile.sync.copy;

import org.jspecify.annotations.NullMarked;
