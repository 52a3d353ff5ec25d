@NullMarked
package io.stackfile.host.ssh.hostkeys;

import org.jspecify.annotations.NullMarked;
