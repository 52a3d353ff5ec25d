/** The one ingress of a host: what it is made of, and how it is told what to serve. */
@NullMarked
package io.stackfile.ingress;

import org.jspecify.annotations.NullMarked;
