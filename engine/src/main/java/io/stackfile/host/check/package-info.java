/** What is to be known of a machine before anything is deployed on it, and what is to be thought of that. Pure. */
@NullMarked
package io.stackfile.host.check;

import org.jspecify.annotations.NullMarked;
