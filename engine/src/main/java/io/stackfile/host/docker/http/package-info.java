/** Two-way byte streams to an engine, and as much of HTTP/1.1 over them as an engine needs. Knows nothing of Docker. */
@NullMarked
package io.stackfile.host.docker.http;

import org.jspecify.annotations.NullMarked;
