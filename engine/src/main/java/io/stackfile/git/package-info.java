/** Asks git repositories elsewhere which commit a branch is at; only here is JGit known, and only when a file asks for it. */
@NullMarked
package io.stackfile.git;

import org.jspecify.annotations.NullMarked;
