package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry that has a newer image than the host. */
class RedeployIT {
    private static final String NAME = "redeployed";
    private static final String FILE = NAME + ".yml";

    private final String repository =
            Lab.registry() + "/t" + UUID.randomUUID().toString().substring(0, 8) + "/web";

    @TempDir
    Path folder;

    @BeforeEach
    void bringsItUp() throws IOException {
        publish("one");
        write("");
        Lab.done(folder, "up", FILE);
    }

    @AfterEach
    void leaveNothing() throws IOException {
        Lab.done(folder, "down", "--volumes", "--yes", "--name", NAME);
        Lab.request("DELETE", "/images/" + repository + ":1?force=1", "");
    }

    private void write(String more) throws IOException {
        String sleeps = "  command: sh -c 'trap \"exit 0\" TERM; while :; do sleep 0.1; done'\n";
        Files.writeString(
                folder.resolve(FILE),
                "web:\n  image: " + repository + ":1\n  links: [db]\n" + sleeps + more + "db:\n  image: busybox\n"
                        + sleeps);
    }

    private void publish(String version) throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM busybox\nENV VERSION=" + version + "\n");
        Files.writeString(folder.resolve("build.yml"), "web:\n  build: .\n  image: " + repository + ":1\n");
        Lab.done(folder, "build", "build.yml", "--push");
    }

    /** The host has the one that it had. */
    private void publishBehindItsBack(String version) throws IOException {
        String had = inspected("web").get("Image").text();
        publish(version);
        assertEquals(201, Lab.request("POST", "/images/" + had + "/tag?repo=" + repository + "&tag=1", ""));
    }

    private Json inspected(String service) {
        return Json.parse(Lab.done(folder, "inspect", FILE, service, "--json").out());
    }

    private String version() {
        return Lab.done(folder, "exec", FILE, "web", "--", "sh", "-c", "echo $VERSION")
                .out();
    }

    @Test
    void theSameContainerComesWithTheNewestImageAndItsNeighbourStays() throws IOException {
        String before = inspected("db").get("Id").text();
        Ran same = Lab.done(folder, "redeploy", FILE, "web", "--yes");
        assertTrue(
                same.err()
                        .endsWith(
                                "web has the newest image; nothing to do; --force replaces its containers all the same\n"),
                same.err());
        String old = inspected("web").get("Id").text();
        Ran forced = Lab.done(folder, "redeploy", FILE, "web", "--force", "--yes");
        assertTrue(forced.err().contains("replace container " + NAME + "-web-1"), forced.err());
        assertNotEquals(old, inspected("web").get("Id").text());
        assertEquals(before, inspected("db").get("Id").text());
        publishBehindItsBack("two");
        assertEquals("one\n", version());
        Ran ran = Lab.done(folder, "redeploy", FILE, "web", "--yes");
        assertTrue(ran.err().contains("replace container " + NAME + "-web-1"), ran.err());
        assertEquals("two\n", version());
        assertEquals(before, inspected("db").get("Id").text());
        assertNotEquals(before, inspected("web").get("Id").text());
    }

    @Test
    void whatTheFileSaysOtherwiseIsLeftToUp() throws IOException {
        publishBehindItsBack("two");
        write("  labels: {team: astro}\n");
        Ran ran = Lab.stack(folder, "redeploy", FILE, "web", "--yes");
        assertEquals(1, ran.code(), ran.seen());
        assertEquals(
                "stack: the file says something else by now, and nothing was done; 'stack up --pull web' follows it,"
                        + " with the newest images\n    web: labels.team added\n",
                ran.err());
        assertEquals("one\n", version());
        assertEquals(2, Lab.stack(folder, "redeploy", FILE).code());
        Lab.done(folder, "down", FILE);
        Ran gone = Lab.stack(folder, "redeploy", FILE, "web");
        assertEquals(1, gone.code());
        assertTrue(gone.err().startsWith("stack: there is no container of web on "), gone.err());
    }
}
