/**
 * The canonical form of a compose file: every value in its longest form and with its default, as {@code docker compose config}
 * writes it.
 */
@NullMarked
package io.stackfile.canonical;

import org.jspecify.annotations.NullMarked;
