package io.stackfile.host.ssh.hostkeys;

import io.stackfile.host.HostException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file of {@code RevokedHostKeys}: a public key on each line. When it cannot be read, no key is good. */
final class RevokedKeys {
    private static final String BINARY = "SSHKRL\n";

    private RevokedKeys() {}

    static Optional<KnownKey> find(Path file, HostKey key) {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new HostException(
                    file + " of RevokedHostKeys cannot be read, so no key of a machine can be checked;"
                            + " mend it, or take RevokedHostKeys out of the configuration",
                    e);
        }
        if (text.startsWith(BINARY)) {
            throw new HostException(file + " of RevokedHostKeys is a binary list, and stack reads only public keys,"
                    + " one on each line; write them so, or use --ssh-client system");
        }
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String[] words = line.strip().split("[ \\t]+");
            if (words.length > 1 && HostKey.of(words[0], words[1]).equals(Optional.of(key))) {
                return Optional.of(new KnownKey(file, number, key));
            }
        }
        return Optional.empty();
    }
}
