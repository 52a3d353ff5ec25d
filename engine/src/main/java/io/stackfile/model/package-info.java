/** What a file asks for, as plain comparable records. They know nothing of files, positions or engines. */
@NullMarked
package io.stackfile.model;

import org.jspecify.annotations.NullMarked;
