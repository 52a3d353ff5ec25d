package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done to a stack behind the file's back, on a real engine. */
class StatusIT {
    private static final String SLEEPER =
            "  image: busybox\n  command: sh -c 'trap \"exit 0\" TERM; while :; do sleep 0.1; done'\n";

    @TempDir
    Path folder;

    @BeforeEach
    void shop() throws IOException {
        Files.writeString(
                folder.resolve("shop.yml"),
                "web:\n" + SLEEPER + "  mem_limit: 32m\n  links: [db]\ndb:\n" + SLEEPER
                        + "  cpus: 0.5\n  pids_limit: 50\n  cpuset: '0'\n  restart: 'on-failure:3'\n");
        Lab.done(folder, "up", "shop.yml");
    }

    @AfterEach
    void leaveNothing() {
        Lab.done(folder, "down", "--volumes", "--yes", "--name", "shop");
    }

    private static void assertDiffers(String line, Ran ran) {
        assertEquals(3, ran.code(), ran.seen());
        assertTrue(ran.out().lines().anyMatch(told -> told.matches(line)), ran.seen());
    }

    @Test
    void allIsAsTheFileSays() {
        Ran status = Lab.done(folder, "status", "shop.yml");
        assertEquals(
                List.of("SERVICE NAME STATUS AS THE FILE SAYS", "web shop-web-1 Up yes", "db shop-db-1 Up yes"),
                status.out()
                        .lines()
                        .map(line -> line.replaceAll(" +", " ").replaceAll("Up .* yes", "Up yes"))
                        .toList(),
                status.seen());
        assertEquals("", status.err());
    }

    @Test
    void whatDockerUpdateChangedIsTold() throws IOException {
        assertEquals(
                200,
                Lab.request(
                        "POST",
                        "/containers/shop-web-1/update",
                        "{\"Memory\":67108864,\"MemorySwap\":134217728,\"RestartPolicy\":{\"Name\":\"always\"}}"));
        Ran status = Lab.stack(folder, "status", "shop.yml");
        assertDiffers(
                "web +shop-web-1 +Up .*  changed by hand: restart: no → always; mem_limit: 33554432 → 67108864",
                status);
        assertTrue(
                status.err()
                        .endsWith(
                                "shop on localhost: 1 of 2 not as the file says; 'stack plan' shows what 'up' does about it\n"),
                status.seen());
        assertEquals(0, Lab.stack(folder, "status", "shop.yml", "db").code());
        Json web = Json.parse(
                Lab.stack(folder, "status", "shop.yml", "--json", "web").out());
        assertEquals("by-hand", web.get("findings").items().get(0).get("kind").text());
        assertFalse(web.get("asTheFileSays").isTrue());
    }

    @Test
    void whatWasStoppedPausedRenamedConnectedAndRemovedIsTold() throws IOException {
        Lab.request("POST", "/containers/shop-db-1/pause", "");
        Ran paused = Lab.stack(folder, "status", "shop.yml");
        assertDiffers("db +shop-db-1 +Up .*\\(Paused\\)  paused", paused);
        assertEquals(
                "shop on localhost: 1 of 2 not as the file says; 'stack unpause' lets what is paused go on\n",
                paused.err());
        Lab.request("POST", "/containers/shop-db-1/unpause", "");
        Lab.done(folder, "stop", "shop.yml", "web");
        assertDiffers(
                "web +shop-web-1 +Exited \\(0\\) .*  stopped: it has ended", Lab.stack(folder, "status", "shop.yml"));
        Lab.done(folder, "start", "shop.yml");
        Lab.request("POST", "/containers/shop-db-1/rename?name=mine", "");
        Ran renamed = Lab.stack(folder, "status", "shop.yml");
        assertDiffers("db +shop-db-1 +-  +missing: it is called mine now", renamed);
        assertDiffers("db +mine +Up .*  changed by hand: it was called shop-db-1", renamed);
        Lab.request("POST", "/containers/mine/rename?name=shop-db-1", "");
        Lab.request("POST", "/networks/bridge/connect", "{\"Container\":\"shop-db-1\"}");
        assertDiffers(
                "db +shop-db-1 +Up .*  changed by hand: it is on network bridge, too",
                Lab.stack(folder, "status", "shop.yml"));
        Lab.request("DELETE", "/containers/shop-web-1?force=1", "");
        assertDiffers("web +shop-web-1 +-  +missing", Lab.stack(folder, "status", "shop.yml"));
    }

    @Test
    void whatTheFileHasNoLongerIsTold() throws IOException {
        Files.writeString(folder.resolve("shop.yml"), "web:\n" + SLEEPER + "  mem_limit: 32m\n");
        Ran status = Lab.stack(folder, "status", "shop.yml");
        assertDiffers("web +shop-web-1 +Up .*  differs: links.db removed", status);
        assertDiffers("db +shop-db-1 +Up .*  no longer in the file", status);
    }

    @Test
    void aNewerImageInTheRegistryIsTold() throws IOException {
        Ran same = Lab.done(folder, "status", "shop.yml", "--pull");
        assertEquals("", same.err(), same.seen());
        assertEquals(201, Lab.request("POST", "/images/busybox/tag?repo=redis&tag=6", ""));
        try {
            Files.writeString(
                    folder.resolve("shop.yml"),
                    Files.readString(folder.resolve("shop.yml")) + "cache:\n" + SLEEPER.replace("busybox", "redis:6"));
            Lab.done(folder, "up", "shop.yml");
            Ran newer = Lab.stack(folder, "status", "shop.yml", "--pull");
            assertDiffers("cache +shop-cache-1 +Up .*  newer image in the registry: redis:6", newer);
            assertEquals(0, Lab.stack(folder, "status", "shop.yml").code());
        } finally {
            Lab.done(folder, "down", "shop.yml");
            Lab.request("DELETE", "/images/redis:6", "");
        }
    }

    @Test
    void aRegistryThatDoesNotAnswerIsNotTakenForAllIsWell() throws IOException {
        assertEquals(201, Lab.request("POST", "/images/busybox/tag?repo=nobody/nothing&tag=1", ""));
        try {
            Files.writeString(folder.resolve("shop.yml"), "web:\n" + SLEEPER.replace("busybox", "nobody/nothing:1"));
            Lab.done(folder, "up", "shop.yml", "--remove-orphans");
            Ran status = Lab.stack(folder, "status", "shop.yml", "--pull");
            assertEquals(1, status.code(), status.seen());
            assertTrue(
                    status.err().startsWith("Docker did not ask the registry about nobody/nothing:1: "), status.seen());
        } finally {
            Lab.done(folder, "down", "shop.yml");
            Lab.request("DELETE", "/images/nobody/nothing:1", "");
        }
    }
}
