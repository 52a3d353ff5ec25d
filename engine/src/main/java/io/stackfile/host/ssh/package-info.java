/** Machines over SSH: one login, and everything through its channels. jsch is known here and nowhere else. */
@org.jspecify.annotations.NullMarked
package io.stackfile.host.ssh;
