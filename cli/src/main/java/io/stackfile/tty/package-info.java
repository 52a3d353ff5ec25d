/** The terminal and the signals of this process. Knows the program {@code stty} and the JDK's way to signals; nothing else does. */
@NullMarked
package io.stackfile.tty;

import org.jspecify.annotations.NullMarked;
