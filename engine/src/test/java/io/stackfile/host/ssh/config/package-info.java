@NullMarked
package io.stackfile.host.ssh.config;

import org.jspecify.annotations.NullMarked;
