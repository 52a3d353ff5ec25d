/** The ports: what a machine that runs containers can do for us, and what we see of it. */
@NullMarked
package io.stackfile.host;

import org.jspecify.annotations.NullMarked;
