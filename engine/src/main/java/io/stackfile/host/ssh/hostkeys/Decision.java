package io.stackfile.host.ssh.hostkeys;

import java.util.Locale;
import java.util.Optional;

/** What to do with the key a machine showed. */
public sealed interface Decision {
    /** Go on. */
    record Accept() implements Decision {}

    /**
     * Go on, and write the key down first.
     *
     * @param notice what the user wants to know about it
     */
    record AcceptAndRemember(String notice) implements Decision {}

    /** Show the question on the terminal; a yes is {@link AcceptAndRemember} without a notice. */
    record Ask(String question, String fingerprint) implements Decision {
        /** What a typed line means; nothing when it is neither yes, nor no, nor the fingerprint. */
        public Optional<Boolean> answer(String typed) {
            String word = typed.strip();
            if (word.equals(fingerprint)) {
                return Optional.of(true);
            }
            return switch (word.toLowerCase(Locale.ROOT)) {
                case "yes" -> Optional.of(true);
                case "no" -> Optional.of(false);
                default -> Optional.empty();
            };
        }

        /** What to say to an answer that means nothing. */
        public String again() {
            return "Please type yes, no or the fingerprint: ";
        }
    }

    /** Stop, and say why. */
    record Refuse(String message) implements Decision {}
}
