package io.stackfile.host;

/**
 * A stack of a machine in one line.
 *
 * @param containers how many there are
 * @param running how many of them run
 * @param file the file it was made from, as its labels tell; may be empty
 */
public record StackSummary(String name, int containers, int running, String file) {}
