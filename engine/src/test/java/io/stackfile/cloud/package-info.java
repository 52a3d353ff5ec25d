/** A provider's interface, answered on this machine as its description says. */
@NullMarked
package io.stackfile.cloud;

import org.jspecify.annotations.NullMarked;
