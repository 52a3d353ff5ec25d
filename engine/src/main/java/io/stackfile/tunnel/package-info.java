/** Ports of this machine that lead elsewhere. */
@org.jspecify.annotations.NullMarked
package io.stackfile.tunnel;
