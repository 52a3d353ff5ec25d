/** Which keys of machines are known, and what to do with one that is not. Opens no connection and knows no SSH library. */
@NullMarked
package io.stackfile.host.ssh.hostkeys;

import org.jspecify.annotations.NullMarked;
