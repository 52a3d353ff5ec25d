/** HTTP over sockets whose other end does what a test tells it. */
@NullMarked
package io.stackfile.host.docker.http;

import org.jspecify.annotations.NullMarked;
