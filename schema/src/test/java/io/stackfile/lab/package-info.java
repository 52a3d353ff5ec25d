/** The remote hosts of the lab, for the tests of all modules. */
@NullMarked
package io.stackfile.lab;

import org.jspecify.annotations.NullMarked;
