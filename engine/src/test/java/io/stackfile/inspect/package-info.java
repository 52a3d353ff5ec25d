@NullMarked
package io.stackfile.inspect;

import org.jspecify.annotations.NullMarked;
