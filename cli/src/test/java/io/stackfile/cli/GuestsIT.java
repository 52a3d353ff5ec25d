package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Containers that somebody else has put on a stack's network. */
class GuestsIT {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void bringsTheStackUp() throws IOException {
        Files.writeString(folder.resolve("inn.yml"), """
                keeper:
                  image: busybox
                  command: sh -c 'trap "exit 0" TERM; while :; do sleep 0.1; done'
                """);
        Lab.done(folder, "up", "inn.yml");
    }

    @AfterEach
    void leavesNothing() throws IOException {
        Lab.request("DELETE", "/containers/inn-test-guest?force=1&v=1", "");
        Lab.done(folder, "down", "inn.yml", "--volumes", "--yes");
    }

    private static void guest(String labels, boolean running) throws IOException {
        String made =
                "{\"Image\":\"busybox:latest\",\"Cmd\":[\"sleep\",\"1000\"],\"StopSignal\":\"SIGKILL\",\"Labels\":{"
                        + labels + "},\"HostConfig\":{\"NetworkMode\":\"inn\"}}";
        assertEquals(201, Lab.request("POST", "/containers/create?name=inn-test-guest", made));
        if (running) {
            assertEquals(204, Lab.request("POST", "/containers/inn-test-guest/start", ""));
        }
    }

    private static boolean isThere(String container) throws IOException {
        return Lab.get("/containers/" + container + "/json").contains("200 OK");
    }

    @Test
    void goWithTheStackWhetherTheyRunOrNot() throws IOException {
        guest("", false);
        String ps = Lab.done(folder, "ps", "inn.yml").out();
        assertTrue(ps.matches("(?s).*\\ninn-test-guest +\\(guest\\) +busybox.* +Created.*"), ps);
        assertEquals(2, Lab.stack(folder, "down", "inn.yml").code());
        Lab.done(folder, "stop", "inn.yml");
        Ran wait = Lab.stack(folder, "wait", "inn.yml", "--down-project");
        assertEquals(1, wait.code(), wait.seen());
        assertTrue(wait.err().contains("nothing was removed: inn-test-guest; 'stack down' asks"), wait.seen());
        Lab.done(folder, "down", "inn.yml", "--yes");
        assertFalse(isThere("inn-test-guest"));
    }

    @Test
    void ofOthersStayAndKeepTheNetwork() throws IOException {
        guest("\"com.docker.compose.project\":\"front\"", true);
        String ps = Lab.done(folder, "ps", "inn.yml").out();
        assertTrue(ps.matches("(?s).*\\ninn-test-guest +\\(guest of front\\) .*"), ps);

        Ran down = Lab.done(folder, "down", "inn.yml");
        assertTrue(
                down.err().contains("; network inn stays, for others are on it: inn-test-guest of front"), down.seen());
        assertTrue(isThere("inn-test-guest"));
        assertFalse(isThere("inn-keeper-1"));
        assertTrue(Lab.done(folder, "down", "inn.yml").err().contains("nothing of inn runs"));
    }
}
