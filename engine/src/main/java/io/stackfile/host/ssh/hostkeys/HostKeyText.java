package io.stackfile.host.ssh.hostkeys;

import java.nio.file.Path;
import java.util.Optional;

/** What users read about keys of machines. */
final class HostKeyText {
    private static final String COMPARE = "what the machine's console or its provider shows";

    private HostKeyText() {}

    static String changed(OfferedKey offered, KnownKey known) {
        return """
                The key of %s has changed: this may be another machine than the one you know, or somebody between you and it.
                  known  %s  %s
                  now    %s
                stack does not connect, whatever StrictHostKeyChecking says. If the machine was made anew, compare the second
                fingerprint with %s, forget the known key, and try again:
                  ssh-keygen -R %s -f %s""".formatted(
                        offered.name(),
                        known.key(),
                        known.where(),
                        offered.key(),
                        COMPARE,
                        quoted(offered.name()),
                        quoted(known.file().toString()));
    }

    static String revoked(OfferedKey offered, KnownKey revoked) {
        return """
                The key of %s is revoked: whoever has it must not be taken for this machine.
                  revoked  %s  %s
                  now      %s
                stack does not connect, whatever StrictHostKeyChecking says. Give the machine a new host key; if the line is
                wrong, take it out of the file.""".formatted(offered.name(), revoked.key(), revoked.where(), offered.key());
    }

    static String unknown(OfferedKey offered, Optional<KnownKey> authority, boolean strict) {
        String why = strict ? "StrictHostKeyChecking is yes" : "there is no terminal to ask on";
        return """
                The key of %s is not known, and %s.
                  now  %s
                %sCompare this fingerprint with %s, then write the key down:
                  echo %s >> %s""".formatted(
                        offered.name(),
                        why,
                        offered.key(),
                        authority(authority),
                        COMPARE,
                        quoted(offered.line()),
                        offered.remembering()
                                .map(Path::toString)
                                .map(HostKeyText::quoted)
                                .orElse("~/.ssh/known_hosts"));
    }

    static String question(OfferedKey offered, Optional<KnownKey> authority) {
        return """
                The key of %s is not known yet.
                  now  %s
                %sCompare this fingerprint with %s.
                Connect%s (yes/no/fingerprint)?\s""".formatted(
                        offered.name(),
                        offered.key(),
                        authority(authority),
                        COMPARE,
                        offered.remembering()
                                .map(file -> ", and remember the key in " + file)
                                .orElse(" this once"));
    }

    static String remembered(OfferedKey offered) {
        return "The key of " + offered.name() + " is new" + in(offered) + ": " + offered.key();
    }

    static String rememberedInsteadOfIgnored(OfferedKey offered) {
        return remembered(offered)
                + "\nStrictHostKeyChecking no is taken for accept-new: a key that changes later is refused.";
    }

    private static String in(OfferedKey offered) {
        return offered.remembering().map(file -> ", and remembered in " + file).orElse("");
    }

    private static String authority(Optional<KnownKey> authority) {
        return authority
                .map(known -> known.where()
                        + " names a certificate authority for it; stack checks no host certificates," + " only keys.\n")
                .orElse("");
    }

    /** For a shell. */
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9@%+=:,./_-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
