package io.stackfile.host.ssh.hostkeys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HostKeyTest {
    /** {@code fingerprints.txt} is what {@code ssh-keygen -lf} and {@code ssh-keygen -E md5 -lf} print. */
    @Test
    void showsFingerprintsAsSshKeygenDoes() throws Exception {
        List<String> expected = Files.readAllLines(Keys.FOLDER.resolve("fingerprints.txt"));
        List<String> names = List.of("ecdsa", "ed25519-one", "ed25519-two", "rsa");
        List<Integer> bits = List.of(256, 256, 256, 2048);
        for (int i = 0; i < names.size(); i++) {
            HostKey key = Keys.key(names.get(i));
            assertEquals(expected.get(2 * i), bits.get(i) + " " + key.fingerprint());
            assertEquals(expected.get(2 * i + 1), bits.get(i) + " MD5:" + key.md5Fingerprint());
        }
    }

    @Test
    void knowsAKeyBySight() {
        HostKey rsa = Keys.key("rsa");
        assertEquals(Optional.of(rsa), HostKey.of(Base64.getDecoder().decode(rsa.base64())));
        assertEquals("ssh-rsa", rsa.type());
        assertEquals("RSA", rsa.kind());
    }

    @Test
    void takesNothingElseForAKey() {
        assertEquals(Optional.empty(), HostKey.of(new byte[0]));
        assertEquals(Optional.empty(), HostKey.of(new byte[] {0, 0, 0, 9, 'a'}));
        assertEquals(Optional.empty(), HostKey.of(new byte[] {-1, -1, -1, -1, 'a'}));
        assertEquals(
                Optional.empty(),
                HostKey.of(("\0\0\0\33ssh-ed25519-cert-v01@openssh.com").getBytes(StandardCharsets.US_ASCII)));
        assertEquals(Optional.empty(), HostKey.of("ssh-ed25519", Keys.key("rsa").base64()));
    }
}
