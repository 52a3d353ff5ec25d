/** What is true of Docker engines only; asked of the lab's. */
@NullMarked
package io.stackfile.host.docker;

import org.jspecify.annotations.NullMarked;
