package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.lab.RemoteHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** {@code stack host setup}, of a machine that has no Docker and gets a real one. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("d3")
class HostSetupIT {
    @TempDir
    Path folder;

    private RemoteHost bare = new RemoteHost("d3");

    @BeforeEach
    void aNewMachine() {
        bare.down();
        bare = RemoteHost.up("d3", "--bare");
    }

    @AfterEach
    void leaveNothing() {
        bare.down();
    }

    private static Map<String, String> environment() {
        return Map.of("HOME", RemoteHost.home().toString());
    }

    private Ran stack(String... arguments) {
        return Ran.with(folder, environment(), arguments);
    }

    private static void assertEnds(int code, Ran ran) {
        assertEquals(code, ran.code(), ran.seen());
    }

    private static void assertHas(String text, String seen) {
        assertTrue(seen.contains(text), seen);
    }

    @Test
    void aBareMachineIsSetUpOnceAndThenTakesStacks() throws IOException {
        Files.writeString(
                folder.resolve("shop.yml"), "web:\n  image: busybox\n  command: sleep 1000\n  stop_grace_period: 0s\n");
        Ran before = stack("host", "check", "d3");
        assertEnds(1, before);
        assertTrue(before.out().endsWith("\nnext: stack host setup d3\n"), before.seen());
        assertEnds(2, stack("host", "setup", "d3"));
        assertEnds(1, Ran.answering(folder, environment(), List.of("n"), "host", "setup", "d3"));
        assertHas("no docker", bare.ssh("command -v dockerd || echo no docker"));

        Ran setup = Ran.answering(
                folder, environment(), List.of("y", "not-the-password", RemoteHost.PASSWORD), "host", "setup", "d3");
        assertEnds(0, setup);
        assertHas("sudo does not let you, with that password\n", setup.err());
        assertFalse(setup.seen().contains(RemoteHost.PASSWORD), setup.seen());
        assertTrue(setup.out().endsWith("\nready: stack up --host d3\n"), setup.seen());

        Ran again = stack("host", "setup", "d3");
        assertEnds(0, again);
        assertEquals("nothing to do on d3 (deploy@" + bare.address() + ")\n", again.err());
        assertEnds(0, stack("up", "shop.yml", "--host", "d3"));
    }

    @Test
    void aCommandThatFailsIsShownWithWhatItSaid() {
        bare.ssh("rm /srv/packages/Packages");
        Ran setup = stack("host", "setup", "d3-root", "--yes");
        assertEnds(1, setup);
        assertHas("apt-get update -q' ended with 100 on d3-root (root@" + bare.address() + "):\n    | ", setup.err());
    }
}
