package io.stackfile.host;

/**
 * Which update made a container.
 *
 * @param generation counted from 1 for each stack; 0 when nobody knows
 * @param by who ran it, and where: {@code ann@laptop}
 * @param file the stack's file there
 * @param commit the short name of the commit that the file was in; empty when it was in none
 * @param change what made it necessary, without any secret
 */
public record Origin(int generation, String by, String file, String commit, String change) {
    public static final Origin UNKNOWN = new Origin(0, "", "", "", "");

    public Origin because(String reason) {
        return new Origin(generation, by, file, commit, reason);
    }
}
