package io.stackfile.host.ssh;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Where the passphrase of a key comes from: {@code STACK_SSH_PASSPHRASE}, else somebody who is asked. */
record Passphrases(Prompts prompts, Map<String, String> environment) {
    static final String VARIABLE = "STACK_SSH_PASSPHRASE";

    private static final int ATTEMPTS = 3;

    boolean unlock(Path file, Predicate<String> opens) {
        String given = environment.getOrDefault(VARIABLE, "");
        if (!given.isEmpty() && opens.test(given)) {
            return true;
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<String> typed = prompts.askHidden("Passphrase for the key " + file + ": ");
            if (typed.isEmpty() || typed.get().isEmpty()) {
                return false;
            }
            if (opens.test(typed.get())) {
                return true;
            }
        }
        return false;
    }
}
