/** The command line: one command, one class. Knows picocli; nothing else does. */
@NullMarked
package io.stackfile.cli;

import org.jspecify.annotations.NullMarked;
