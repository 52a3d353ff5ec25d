package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An environment that somebody has set up by hand, saved as an image. */
class CommitIT {
    private static final String NAME = "saved";
    private static final String FILE = NAME + ".yml";

    private final String image = "t" + UUID.randomUUID().toString().substring(0, 8) + "/environment:2";

    @TempDir
    Path folder;

    @BeforeEach
    void setsItUp() throws IOException {
        Files.writeString(folder.resolve(FILE), """
                web:
                  image: busybox
                  command: sh -c 'trap "exit 0" TERM; while :; do sleep 0.1; done'
                  environment: [PASSWORD=geheimes-wort, COLOUR=red]
                  volumes: ['data:/data']
                """);
        Lab.done(folder, "up", FILE);
        Lab.done(folder, "exec", FILE, "web", "--", "sh", "-c", "echo installed >/etc/tool; echo mine >/data/mine");
    }

    @AfterEach
    void leaveNothing() throws IOException {
        Lab.request("DELETE", "/containers/" + NAME + "-other?force=1", "");
        Lab.done(folder, "down", "--volumes", "--yes", "--name", NAME);
        Lab.request("DELETE", "/images/" + image, "");
    }

    @Test
    void whatWasChangedIsInTheImageAndWhatIsNotIsTold() throws IOException {
        Ran ran = Lab.done(folder, "commit", FILE, "web", image, "-m", "with the tool", "-a", "ada");
        assertTrue(ran.out().matches("sha256:[0-9a-f]{64}\n"), ran.out());
        assertTrue(ran.err().startsWith("committed  saved-web-1 as " + image + " on "), ran.err());
        assertTrue(ran.err().contains("what is in /data is not in the image"), ran.err());
        assertTrue(ran.err().contains("can read the value of PASSWORD, "), ran.err());
        String made = Lab.get("/images/" + image + "/json");
        assertTrue(made.contains("\"Author\":\"ada\"") && made.contains("with the tool"), made);
        Files.writeString(
                folder.resolve(FILE), "web:\n  image: " + image + "\n  entrypoint: cat\n  command: /etc/tool\n");
        assertEquals("installed\n", Lab.done(folder, "run", FILE, "web").out());
    }

    @Test
    void whatIsMadeFromItBelongsToNoStack() throws IOException {
        Lab.done(folder, "commit", FILE, "web", image, "--no-pause", "-c", "ENV COLOUR=blue", "-c", "CMD sleep 99");
        String made = Lab.get("/images/" + image + "/json");
        assertTrue(made.contains("COLOUR=blue") && made.contains("sleep 99"), made);
        assertEquals(
                201,
                Lab.request("POST", "/containers/create?name=" + NAME + "-other", "{\"Image\":\"" + image + "\"}"));
        assertFalse(Lab.done(folder, "ps", FILE).out().contains("other"));
        assertEquals(
                1,
                Lab.done(folder, "ls")
                        .out()
                        .lines()
                        .filter(line -> line.startsWith(NAME + " "))
                        .count());
        assertFalse(Lab.done(folder, "ls").out().lines().anyMatch(line -> line.startsWith(" ")));
    }

    @Test
    void aNameThatIsNoneIsRefusedBeforeAnythingIsDone() {
        for (String name : new String[] {"Upper", "a b", "web:", "a@sha256:0"}) {
            Ran ran = Lab.stack(folder, "commit", FILE, "web", name);
            assertEquals(2, ran.code(), ran.seen());
            assertTrue(ran.err().startsWith("stack: '" + name + "' is no name for an image; "), ran.err());
        }
        assertEquals(2, Lab.stack(folder, "commit", FILE).code());
        assertEquals(2, Lab.stack(folder, "commit", FILE, "web").code());
        assertEquals(1, Lab.stack(folder, "commit", FILE, "wep", image).code());
    }
}
