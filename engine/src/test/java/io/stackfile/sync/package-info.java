@NullMarked
package io.stackfile.sync;

import org.jspecify.annotations.NullMarked;
