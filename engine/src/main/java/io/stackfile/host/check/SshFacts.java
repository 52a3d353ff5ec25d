package io.stackfile.host.check;

/**
 * What a login over SSH is good for.
 *
 * @param in whether there is one
 * @param sockets whether its server forwards sockets
 * @param addresses whether its server forwards addresses, as {@code ssh -L} wants it
 */
public record SshFacts(boolean in, Forwards sockets, Forwards addresses) {
    public static final SshFacts NO_WAY_IN = new SshFacts(false, Forwards.UNKNOWN, Forwards.UNKNOWN);

    /** Unknown where there is nothing to try it with. */
    public enum Forwards {
        YES,
        NO,
        UNKNOWN
    }
}
