/** Does what a plan says, many steps at once, and tells what happens. Decides nothing. */
@NullMarked
package io.stackfile.apply;

import org.jspecify.annotations.NullMarked;
