package io.stackfile.plan;

/**
 * On what occasion a host is changed.
 *
 * @param by who does it, and where: {@code ann@laptop}
 * @param commit the short name of the commit that the stack's file is in; empty when it is in none
 */
public record Occasion(String by, String commit) {
    public static final Occasion UNKNOWN = new Occasion("", "");
}
