/** Whether a host is ready for a plan: what is there and what is to be done go in, everything that would go wrong comes out. */
@NullMarked
package io.stackfile.preflight;

import org.jspecify.annotations.NullMarked;
