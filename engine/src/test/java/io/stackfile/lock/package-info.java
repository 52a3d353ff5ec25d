@NullMarked
package io.stackfile.lock;

import org.jspecify.annotations.NullMarked;
