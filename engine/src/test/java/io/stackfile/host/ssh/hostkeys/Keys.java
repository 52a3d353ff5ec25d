package io.stackfile.host.ssh.hostkeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Public keys whose private halves nobody has. */
final class Keys {
    static final Path FOLDER = Path.of("src/test/resources/ssh/hostkeys");

    private Keys() {}

    static HostKey key(String name) {
        try {
            String[] words = Files.readString(file(name)).split(" ");
            return HostKey.of(words[0], words[1]).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path file(String name) {
        return FOLDER.resolve(name + ".pub");
    }
}
