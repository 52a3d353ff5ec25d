/** What every host promises, and a host of memory for the tests of others. */
@NullMarked
package io.stackfile.host;

import org.jspecify.annotations.NullMarked;
