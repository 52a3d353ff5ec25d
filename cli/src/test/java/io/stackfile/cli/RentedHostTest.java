package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RentedHostTest {
    @TempDir
    Path home;

    @BeforeEach
    void remember() throws IOException {
        record("web", "203.0.113.7");
        record("late", "");
    }

    private void record(String name, String address) throws IOException {
        Path folder = Files.createDirectories(home.resolve(".config/stack/hosts"));
        Files.writeString(
                folder.resolve(name),
                "{\"provider\":\"digitalocean\",\"user\":\"deploy\",\"address\":\"" + address + "\"}");
    }

    private String address(String name) {
        return RentedHost.address(name, Map.of("HOME", home.toString()));
    }

    @Test
    void aRentedMachineIsFoundByItsName() {
        assertEquals("deploy@203.0.113.7", address("web"));
    }

    @Test
    void whatIsNoNameOfOneStaysAsItIs() {
        assertEquals("droplet", address("droplet"));
        assertEquals("root@web", address("root@web"));
        assertEquals("unix:///run/docker.sock", address("unix:///run/docker.sock"));
    }

    @Test
    void aContextOfThatNameComesFirst() throws IOException, NoSuchAlgorithmException {
        String id = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest("web".getBytes(StandardCharsets.UTF_8)));
        Path meta =
                Files.createDirectories(home.resolve(".docker/contexts/meta").resolve(id));
        Files.writeString(meta.resolve("meta.json"), "{\"Name\":\"web\"}");
        assertEquals("web", address("web"));
    }

    @Test
    void aMachineThatIsStillBeingMadeIsNotTakenForAnother() {
        UsageException refusal = assertThrows(UsageException.class, () -> address("late"));
        assertEquals("host late has no address yet; 'stack host create late' goes on with it", refusal.getMessage());
    }
}
