@NullMarked
package io.stackfile.export;

import org.jspecify.annotations.NullMarked;
