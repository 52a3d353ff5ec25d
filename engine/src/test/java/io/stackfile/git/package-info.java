@NullMarked
package io.stackfile.git;

import org.jspecify.annotations.NullMarked;
