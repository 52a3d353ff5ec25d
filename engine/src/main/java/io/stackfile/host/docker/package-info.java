/** A Docker engine as a host. The only place that knows docker-java, and the engine's HTTP interface. */
@NullMarked
package io.stackfile.host.docker;

import org.jspecify.annotations.NullMarked;
