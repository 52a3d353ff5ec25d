@NullMarked
package io.stackfile.archive;

import org.jspecify.annotations.NullMarked;
