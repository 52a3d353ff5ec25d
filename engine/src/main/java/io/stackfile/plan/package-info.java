/** What to do, decided without touching anything: steps with their reasons and their order, as data that prints. */
@NullMarked
package io.stackfile.plan;

import org.jspecify.annotations.NullMarked;
