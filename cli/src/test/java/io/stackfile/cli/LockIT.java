package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two at one stack: a first 'up' that is not over until somebody makes the database healthy, and whoever comes meanwhile. */
@Timeout(180)
class LockIT {
    private static final String HOST = "unix://" + Lab.socket();

    @TempDir
    Path folder;

    @BeforeEach
    void shop() throws IOException {
        Files.writeString(folder.resolve("shop.yml"), """
                services:
                  web:
                    image: busybox
                    command: sh -c 'trap "exit 0" TERM; while :; do sleep 0.1; done'
                    depends_on: {db: {condition: service_healthy}}
                  db:
                    image: busybox
                    command: sh -c 'trap "exit 0" TERM; while :; do sleep 0.1; done'
                    volumes: ['data:/data']
                    healthcheck: {test: test -e /tmp/healthy, interval: 200ms, retries: 100000}
                  job: {image: busybox, depends_on: [cache], profiles: [jobs]}
                  cache: {image: busybox, command: sleep 1000, profiles: [jobs], stop_grace_period: 0s}
                volumes: {data: }
                """);
    }

    @AfterEach
    void leaveNothing() {
        Lab.stack(folder, "unlock", "--yes", "--name", "shop");
        Lab.done(folder, "down", "--volumes", "--yes", "--name", "shop");
    }

    private Staying up(String... options) throws IOException {
        List<String> words = new java.util.ArrayList<>(List.of("up", "shop.yml", "--host", HOST));
        words.addAll(List.of(options));
        return Staying.stack(folder, words.toArray(String[]::new));
    }

    /** It waits for the database then. */
    private static void isUnderWay(Staying up) throws Exception {
        says(up, "start container shop-db-1");
    }

    private static void says(Staying up, String text) throws Exception {
        while (!up.errors().contains(text)) {
            assertTrue(up.isAlive() || up.errors().contains(text), up.errors());
            Thread.sleep(20);
        }
    }

    private void makeHealthy() {
        Lab.done(folder, "exec", "shop.yml", "db", "touch", "/tmp/healthy");
    }

    private static List<String> locks() throws IOException {
        return Lab.get("/volumes?filters=%7B%22label%22:%5B%22io.stackfile.lock%22%5D%7D")
                .lines()
                .filter(line -> line.contains("shop.lock"))
                .toList();
    }

    private static void assertSays(String text, Ran ran) {
        assertTrue(ran.err().contains(text), ran.seen());
    }

    @Test
    void whoComesMeanwhileIsToldByWhomItIsLockedAndWhatToDo() throws Exception {
        try (Staying first = up()) {
            isUnderWay(first);
            for (String verb : List.of("up", "down", "stop", "restart")) {
                Ran second = Lab.stack(folder, verb, "shop.yml");
                assertEquals(1, second.code(), second.seen());
                assertTrue(
                        second.err()
                                .matches("(?s).*stack: shop on localhost is locked: 'stack up' by \\S+@\\S+, since"
                                        + " \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC \\(\\d+ s\\)\\. With --wait-lock this"
                                        + " waits until that is over; when nobody is at it any more, 'stack unlock --name shop'"
                                        + " removes the lock\n"),
                        second.seen());
            }
            Ran job = Lab.stack(folder, "run", "shop.yml", "job", "true");
            assertEquals(1, job.code(), job.seen());
            assertSays("stack: shop on localhost is locked: 'stack up' by ", job);
            assertSays("'stack unlock --name shop --host " + HOST + "' removes", new Ran(0, "", meanwhileOnTheHost()));
            makeHealthy();
            assertEquals(0, first.ended(), first.errors());
        }
        assertEquals(List.of(), locks());
    }

    @Test
    void whatCannotBeDoneIsRefusedWithoutALock() throws Exception {
        Path impossible = Files.writeString(folder.resolve("impossible.yml"), """
                name: shop
                services: {web: {image: busybox, networks: [campus]}}
                networks: {campus: {external: true}}
                """);
        try (Staying first = up()) {
            isUnderWay(first);
            Ran second = Lab.stack(folder, "up", impossible.toString());
            assertEquals(1, second.code(), second.seen());
            assertSays("there is no network 'campus' on the host", second);
            assertFalse(second.err().contains("locked"), second.seen());
            makeHealthy();
            assertEquals(0, first.ended(), first.errors());
        }
    }

    private String meanwhileOnTheHost() {
        return Lab.stack(folder, "stop", "shop.yml", "--host", HOST).err();
    }

    @Test
    void whatChangesNothingNeedsNoLock() throws Exception {
        try (Staying first = up()) {
            isUnderWay(first);
            assertEquals(3, Lab.stack(folder, "plan", "shop.yml", "--check").code());
            assertFalse(Lab.done(folder, "ps", "shop.yml").out().contains("lock"));
            assertFalse(Lab.done(folder, "ls").out().contains("lock"));
            Lab.done(folder, "logs", "shop.yml");
            Lab.done(folder, "run", "--no-deps", "shop.yml", "web", "true");
            Lab.done(folder, "run", "--no-deps", "shop.yml", "job", "true");
            makeHealthy();
            assertEquals(0, first.ended(), first.errors());
        }
    }

    @Test
    void whoWaitsGoesOnWhenItIsFree() throws Exception {
        try (Staying first = up();
                Staying second = begun(first, "--wait-lock")) {
            says(second, "waiting: shop on localhost is locked: 'stack up' by ");
            makeHealthy();
            assertEquals(0, first.ended(), first.errors());
            assertEquals(0, second.ended(), second.errors());
            assertTrue(second.errors().contains("shop is as the file says; nothing to do"), second.errors());
            assertEquals(
                    1,
                    second.errors()
                            .lines()
                            .filter(line -> line.startsWith("waiting:"))
                            .count());
        }
        assertEquals(List.of(), locks());
    }

    private Staying begun(Staying first, String... options) throws Exception {
        isUnderWay(first);
        return up(options);
    }

    @Test
    void theNextOneTakesOverWhatAKilledOneLeft() throws Exception {
        try (Staying first = up()) {
            isUnderWay(first);
            first.kill();
            first.ended();
        }
        assertFalse(locks().isEmpty());
        Ran status = Lab.stack(folder, "status", "shop.yml");
        assertTrue(
                status.err()
                        .matches(
                                "(?s)shop on localhost was being changed: 'stack up' by \\S+, since .*; its process \\d+ is gone,"
                                        + " and the next command takes over\n.*"),
                status.seen());
        makeHealthy();
        Ran next = Lab.done(folder, "up", "shop.yml");
        assertTrue(
                next.err().matches("(?s).*the lock of 'stack up' by \\S+ is taken over: its process \\d+ is gone\n.*"),
                next.seen());
        assertEquals(
                2,
                Lab.done(folder, "ps", "shop.yml")
                        .out()
                        .lines()
                        .filter(line -> line.contains("Up "))
                        .count());
        assertEquals(List.of(), locks());
    }

    @Test
    void ctrlCLetsItGo() throws Exception {
        try (Staying first = up()) {
            isUnderWay(first);
            first.interrupt();
            assertEquals(130, first.ended(), first.errors());
        }
        assertEquals(List.of(), locks());
    }

    @Test
    void aFailureLetsItGo() throws Exception {
        Files.writeString(folder.resolve("shop.yml"), "db:\n  image: busybox\n  command: no-such-program\n");
        assertEquals(1, Lab.stack(folder, "up", "shop.yml").code());
        assertEquals(List.of(), locks());
    }

    @Test
    void whoseLockIsTakenAwayBeginsNothingMore() throws Exception {
        try (Staying first = up()) {
            isUnderWay(first);
            Ran nobody = Lab.stack(folder, "unlock", "shop.yml");
            assertEquals(2, nobody.code(), nobody.seen());
            Ran no = Ran.answering(folder, Lab.environment(), List.of("n"), "unlock", "shop.yml");
            assertEquals(1, no.code(), no.seen());
            assertTrue(
                    no.err()
                            .matches(
                                    "(?s)shop on localhost is locked: 'stack up' by \\S+, since .*, process \\d+, which"
                                            + " runs on this machine\nit stays locked\n"),
                    no.seen());
            assertFalse(locks().isEmpty());
            assertSays("unlocked  shop on localhost\n", Lab.done(folder, "unlock", "shop.yml", "--yes"));
            says(first, "stack: this has lost its lock of shop on localhost: somebody has removed it; it stops after");
            makeHealthy();
            assertEquals(1, first.ended(), first.errors());
        }
        assertFalse(Lab.done(folder, "ps", "shop.yml", "web").out().contains("Up "));
        assertSays("shop on localhost is not locked\n", Lab.done(folder, "unlock", "shop.yml"));
    }

    @Test
    void twoWhoWaitForEachOthersHostsWouldWaitForEver() throws Exception {
        Ran ran = Ran.in(folder, "up", "shop.yml", "--wait-lock", "--host", "a,b");
        assertEquals(2, ran.code(), ran.seen());
        assertSays("--wait-lock is for one host at a time", ran);
    }
}
