/** What is right and yet not wise: rules over a stack and the words of its file. */
@NullMarked
package io.stackfile.lint;

import org.jspecify.annotations.NullMarked;
