@NullMarked
package io.stackfile.sync.copy;

import org.jspecify.annotations.NullMarked;
