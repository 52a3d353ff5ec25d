/**
 * What a person sees while plans are carried out: a line for each service, drawn again and again. What is to be seen is decided by
 * {@code Board} and {@code Picture}; {@code LiveScreen} draws it. Knows JLine; nothing else does.
 */
@NullMarked
package io.stackfile.screen;

import org.jspecify.annotations.NullMarked;
