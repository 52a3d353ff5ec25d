package io.stackfile.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicKeyTest {
    private static final Path KEYS = Path.of("src/test/resources/cloud/keys");

    @TempDir
    Path folder;

    private static PublicKey key(String name) {
        return PublicKey.read(KEYS.resolve(name), name);
    }

    /** The fingerprints are what {@code ssh-keygen -E md5 -lf} says. */
    @Test
    void hasTheFingerprintThatTheProviderKnowsItBy() {
        assertEquals(
                "eb:39:8e:5a:5f:fc:c1:5c:96:29:85:b6:bb:0f:2e:58",
                key("id_ed25519.pub").fingerprint());
        assertEquals(
                "7f:bf:ce:5c:39:be:cb:e4:84:97:a7:ca:e8:37:5a:c8",
                key("id_rsa.pub").fingerprint());
    }

    @Test
    void leavesItsCommentAtHome() {
        assertEquals("joshua@laptop", key("id_ed25519.pub").comment());
        assertFalse(key("id_ed25519.pub").line().contains("joshua"));
        assertEquals("", key("id_rsa.pub").comment());
    }

    @Test
    void theUsualOnesAreTriedInOpenSshsOrder() throws IOException {
        Path ssh = Files.createDirectory(folder.resolve(".ssh"));
        Files.copy(KEYS.resolve("id_rsa.pub"), ssh.resolve("id_rsa.pub"));
        assertEquals("ssh-rsa", PublicKey.ofHome(folder).type());
        Files.copy(KEYS.resolve("id_ed25519.pub"), ssh.resolve("id_ed25519.pub"));
        assertEquals("ssh-ed25519", PublicKey.ofHome(folder).type());
    }

    @Test
    void withoutAnySaysHowToMakeOne() {
        assertEquals(
                "there is no public key in " + folder.resolve(".ssh")
                        + " (looked for id_ed25519.pub, id_ecdsa.pub, id_rsa.pub); make one with ssh-keygen -t ed25519, or name"
                        + " one with --key",
                refusal(() -> PublicKey.ofHome(folder)));
    }

    @Test
    void aPrivateKeyIsNotEvenLookedAt() throws IOException {
        Path file = Files.writeString(folder.resolve("k"), "-----BEGIN OPENSSH PRIVATE KEY-----\nnothing\n");
        assertEquals(
                "k is a private key, and those stay at home; name its public half, k.pub",
                refusal(() -> PublicKey.read(file, "k")));
    }

    @Test
    void whatIsNoKeyIsToldWithoutRepeatingIt() throws IOException {
        for (String text : new String[] {
            "",
            "hunter1",
            "ssh-ed25519",
            "ssh-ed25519 !!!",
            "ssh-ed25519 AAAAB3NzaC1yc2EAAAADAQABAAAAgQC7",
            "ssh-ed25519 AAAA' evil: yes"
        }) {
            Path file = Files.writeString(folder.resolve("k"), text);
            String said = refusal(() -> PublicKey.read(file, "k.pub"));
            assertTrue(said.startsWith("k.pub is not a public key; it should be one line"), said);
            assertFalse(said.contains("hunter1"));
        }
    }

    @Test
    void severalKeysInAFileAreNotTakenForOne() throws IOException {
        String line = Files.readString(KEYS.resolve("id_ed25519.pub"));
        Path file = Files.writeString(folder.resolve("k"), line + line);
        assertTrue(refusal(() -> PublicKey.read(file, "k.pub")).startsWith("k.pub is not a public key"));
    }

    private static String refusal(org.junit.jupiter.api.function.Executable wrong) {
        return String.valueOf(assertThrows(CloudException.class, wrong).getMessage());
    }
}
