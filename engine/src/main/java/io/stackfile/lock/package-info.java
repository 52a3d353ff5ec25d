/**
 * One deployment of a stack on a host at a time, whoever starts it from wherever: who holds the lock, whether they still do, and
 * how it is taken, kept, taken over and let go.
 */
@NullMarked
package io.stackfile.lock;

import org.jspecify.annotations.NullMarked;
