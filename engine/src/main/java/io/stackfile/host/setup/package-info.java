/** Puts Docker on a machine: what it takes is decided first, shown, and then done by plain commands over SSH. */
@NullMarked
package io.stackfile.host.setup;

import org.jspecify.annotations.NullMarked;
