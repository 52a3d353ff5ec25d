package io.stackfile.host.ssh.hostkeys;

import java.util.Optional;

/** What the files of known hosts say about a machine's key. */
public sealed interface Verdict {
    /** It is the machine's. */
    record Known() implements Verdict {}

    /**
     * No key of the machine is known.
     *
     * @param authority a certificate authority that is written down for it
     */
    record Unknown(Optional<KnownKey> authority) implements Verdict {}

    /** Another key is known, of the same kind if there is one. */
    record Changed(KnownKey known) implements Verdict {}

    /** Nobody may use this key any more. */
    record Revoked(KnownKey revoked) implements Verdict {}
}
