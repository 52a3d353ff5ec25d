/** What {@code ssh} would use for a destination, from its configuration files. Opens no connection and knows no SSH library. */
@NullMarked
package io.stackfile.host.ssh.config;

import org.jspecify.annotations.NullMarked;
