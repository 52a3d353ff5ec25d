/** Files on their way as tar archives: where they land, how they are packed, how they are unpacked without leaving their folder. */
@NullMarked
package io.stackfile.archive;

import org.jspecify.annotations.NullMarked;
