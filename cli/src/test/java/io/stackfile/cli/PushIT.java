package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.lab.RemoteHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Images on their way to the lab's registry. */
@ResourceLock("d5")
final class PushIT {
    private final String image =
            Lab.registry() + "/t" + UUID.randomUUID().toString().substring(0, 8) + "/web";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private void write() throws IOException {
        Files.writeString(
                folder.resolve("shop.yml"),
                "web:\n  build: .\n  image: " + image + ":1\n" + "helper:\n  build: .\n" + "db:\n  image: mongo\n");
        Files.writeString(folder.resolve("Dockerfile"), "FROM busybox\nLABEL made=" + image + "\n");
    }

    @Test
    void whatABuildHasMadeCanBePulledElsewhere() throws IOException {
        write();
        RemoteHost.up("d5");
        Ran built = Lab.done(folder, "build", "shop.yml", "web", "--push");
        assertTrue(built.err().contains("1/1  push image " + image + ":1"), built.err());
        Ran pulled = new Droplet("d5").done(folder, "pull", "shop.yml", "web");
        assertTrue(pulled.err().contains(image + ":1"), pulled.err());
        Ran again = new Droplet("d5").done(folder, "push", "shop.yml", "web");
        assertTrue(again.err().contains("1/1  push image " + image + ":1"), again.err());
        assertEquals(200, Lab.request("DELETE", "/images/" + image + ":1", ""));
    }

    @Test
    void whatCannotBePushedIsToldWithTheCureAndStopsNoOther() throws IOException {
        write();
        Ran ran = Lab.stack(folder, "push", "shop.yml");
        assertEquals(1, ran.code(), ran.seen());
        assertTrue(
                ran.err()
                        .startsWith(
                                "image shop-helper:latest of helper has no place in a registry; to push it, write image:"
                                        + " USER/shop-helper:latest or REGISTRY/shop-helper:latest\n"),
                ran.err());
        assertTrue(ran.err().contains("Docker did not push " + image + ":1: it is not on the host"), ran.err());
        Ran nothing = Lab.stack(folder, "push", "shop.yml", "db");
        assertEquals(2, nothing.code(), nothing.seen());
    }
}
