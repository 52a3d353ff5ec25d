/** Machines rented from a provider, and what is remembered of them. The only place that knows java.net.http. */
@NullMarked
package io.stackfile.cloud;

import org.jspecify.annotations.NullMarked;
