package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Staying with what was brought up, and what takes effect only then, on a real engine. */
@Timeout(240)
class AttachedIT {
    @TempDir
    Path folder;

    @AfterEach
    void leaveNothing() {
        Lab.done(folder, "down", "--volumes", "--yes", "--name", "shop");
    }

    private void shop(String... lines) throws IOException {
        Files.writeString(folder.resolve("shop.yml"), String.join("\n", lines) + "\n");
    }

    private String ps() {
        return Lab.done(folder, "ps", "shop.yml").out();
    }

    @Test
    void showsWhatIsWrittenUntilAllHaveEndedAndRemovesWhatSaysSo() throws IOException {
        shop(
                "job: {image: busybox, command: sh -c 'echo hello; echo done', autodestroy: on-success, volumes: ['d:/d']}",
                "quiet: {image: busybox, command: echo unheard, attach: false}",
                "twice: {image: busybox, command: sh -c 'echo once more; test -e /ran || (touch /ran; false)', restart: on-failure}");

        Ran up = Lab.done(folder, "up", "shop.yml", "--attach");

        List<String> lines = up.out().lines().sorted().toList();
        assertEquals(List.of("job-1   | done", "job-1   | hello", "twice-1 | once more", "twice-1 | once more"), lines);
        assertTrue(up.err().contains("ended: shop-job-1 with exit code 0\n"), up.seen());
        assertTrue(up.err().contains("removed: shop-job-1, because autodestroy is on-success\n"), up.seen());
        assertFalse(up.err().contains("takes effect in"), up.seen());
        assertFalse(ps().contains("shop-job-1"), ps());
        assertTrue(Lab.get("/volumes/shop_d").contains(" 200 "), "the volume stays");
    }

    @Test
    void endsWithAFailureWhenAContainerDid() throws IOException {
        shop(
                "job: {image: busybox, command: sh -c 'echo why; exit 3', autodestroy: on-success}",
                "other: {image: busybox, command: sh -c 'exit 4', autodestroy: always}");

        Ran up = Lab.stack(folder, "up", "shop.yml", "--attach");

        assertEquals(1, up.code(), up.seen());
        assertTrue(up.out().contains("job-1   | why\n"), up.seen());
        assertTrue(up.err().contains("ended: shop-job-1 with exit code 3\n"), up.seen());
        assertTrue(ps().contains("shop-job-1"), ps());
        assertFalse(ps().contains("shop-other-1"), ps());
    }

    @Test
    void ctrlCStopsThem() throws IOException, InterruptedException {
        shop("web: {image: busybox, command: sh -c 'trap \"echo bye; exit 0\" TERM; echo ready; sleep 1000 & wait'}");
        try (Staying up = Staying.stack(folder, "up", "shop.yml", "--attach", "--host", "unix://" + Lab.socket())) {
            assertEquals("web-1 | ready", up.line());
            up.interrupt();
            assertEquals("web-1 | bye", up.line());
            assertEquals(130, up.ended(), up.errors());
            assertTrue(up.errors().contains("stopping; Ctrl-C once more kills the containers\n"), up.errors());
            assertTrue(up.errors().contains("ended: shop-web-1 with exit code 0\n"), up.errors());
        }
        assertTrue(ps().contains("Exited (0)"), ps());
    }

    @Test
    void theSecondCtrlCKillsThem() throws IOException, InterruptedException {
        shop(
                "web: {image: busybox, stop_grace_period: 200s, command: sh -c 'trap \"echo no\" TERM; echo ready; while :; do sleep 1; done'}");
        try (Staying up = Staying.stack(folder, "up", "shop.yml", "--attach", "--host", "unix://" + Lab.socket())) {
            assertEquals("web-1 | ready", up.line());
            up.interrupt();
            assertEquals("web-1 | no", up.line());
            up.interrupt();
            assertEquals(130, up.ended(), up.errors());
            assertTrue(up.errors().contains("ended: shop-web-1 with exit code 137\n"), up.errors());
        }
    }

    @Test
    void twoCommandsThatStayAreTooMany() throws IOException {
        shop("web: {image: busybox}");
        Ran up = Lab.stack(folder, "up", "shop.yml", "--attach", "--tunnel");
        assertEquals(2, up.code());
        assertEquals(
                "stack: --attach and --tunnel both stay until Ctrl-C; give one of the two, and for the other run"
                        + " 'stack logs --follow' or 'stack tunnel' beside it\n",
                up.err());
    }

    @Test
    void whatTakesEffectOnlyOnAnotherOccasionIsTold() throws IOException {
        shop("job: {image: busybox, command: echo done, autodestroy: always, autoredeploy: true}");
        for (String verb : List.of("plan", "up")) {
            Ran ran = Lab.done(folder, verb, "shop.yml");
            assertTrue(
                    ran.err().contains("autoredeploy of job takes effect in 'stack up --pull', which looks for newer"),
                    ran.seen());
            assertTrue(
                    ran.err().contains("autodestroy of job takes effect in 'stack up --attach' and 'stack run'"),
                    ran.seen());
        }
    }

    @Test
    void aRunThatFailsIsKeptForALookWhenOnlySuccessRemovesIt() throws IOException {
        shop("job: {image: busybox, command: sh -c 'exit 3', autodestroy: on-success}");
        Ran failed = Lab.stack(folder, "run", "shop.yml", "job");
        assertEquals(3, failed.code(), failed.seen());
        assertTrue(
                failed.err()
                        .contains("shop-job-run-1 is kept, because autodestroy is on-success and it ended with exit"
                                + " code 3; 'stack down' removes it\n"),
                failed.seen());
        Lab.done(folder, "run", "shop.yml", "job", "true");
        assertEquals(
                List.of("shop-job-run-1"),
                ps().lines().skip(1).map(line -> line.split(" ")[0]).toList());
    }

    @Test
    void pullReplacesTheContainersOfMarkedServicesWhoseImageIsAnotherOne() throws IOException {
        shop(
                "web: {image: 'busybox:musl', autoredeploy: true, command: sleep 1000, stop_grace_period: 0s}",
                "db: {image: 'busybox:1.36.1', command: sleep 1000, stop_grace_period: 0s}");
        for (String tag : List.of("musl", "1.36.1")) {
            assertEquals(201, Lab.request("POST", "/images/lab%2Fbase:latest/tag?repo=busybox&tag=" + tag, ""), tag);
        }
        Lab.done(folder, "up", "shop.yml");

        Ran up = Lab.done(folder, "up", "shop.yml", "--pull");

        assertTrue(
                up.err()
                        .contains(
                                "--pull looks for newer images of web, as autoredeploy says, and leaves db as they are"),
                up.seen());
        assertTrue(up.err().contains("busybox:musl is another image now"), up.seen());
        assertFalse(up.err().contains("shop-db-1"), up.seen());
        Ran named = Lab.done(folder, "up", "shop.yml", "db", "--pull");
        assertTrue(named.err().contains("busybox:1.36.1 is another image now"), named.seen());
    }

    @Test
    void aPolicyFetchesAnImageAgainOnlyWhenItIsOld() throws IOException {
        shop("web: {image: 'busybox:stable', pull_policy: every_1h, command: sleep 1000, stop_grace_period: 0s}");
        Lab.done(folder, "up", "shop.yml");
        Ran again = Lab.done(folder, "up", "shop.yml");
        assertFalse(again.err().contains("pull image"), again.seen());
        shop("web: {image: 'busybox:stable', pull_policy: always, command: sleep 1000, stop_grace_period: 0s}");
        Ran plan = Lab.done(folder, "plan", "shop.yml");
        assertTrue(plan.out().contains("pull image busybox:stable  pull_policy: always"), plan.seen());
        Ran always = Lab.done(folder, "up", "shop.yml");
        assertTrue(always.err().contains("pull image busybox:stable"), always.seen());
    }

    @Test
    void aRegistryThatIsDownKeepsAPolicyFromItsImageAndNobodyFromTheStack() throws IOException {
        shop("web: {image: 'localhost:9/web:1', pull_policy: always, command: sleep 1000, stop_grace_period: 0s}");
        assertEquals(201, Lab.request("POST", "/images/lab%2Fbase:latest/tag?repo=localhost:9%2Fweb&tag=1", ""));
        Ran up = Lab.done(folder, "up", "shop.yml");
        assertTrue(
                up.err()
                        .contains(
                                "warning: localhost:9/web:1 could not be fetched anew, as its pull_policy wants; going on"
                                        + " with the one that is on localhost\n"),
                up.seen());
        assertTrue(up.err().contains("Docker did not pull localhost:9/web:1: "), up.seen());
        assertTrue(ps().contains("shop-web-1"), up.seen());
        Ran asked = Lab.stack(folder, "up", "shop.yml", "--pull");
        assertEquals(1, asked.code(), asked.seen());
    }

    @Test
    void aLinkToAStackThatIsNotThereIsOneClearError() throws IOException {
        shop("web: {image: busybox, links: ['db.nowhere:db']}");
        Ran up = Lab.stack(folder, "up", "shop.yml");
        assertEquals(1, up.code());
        assertEquals(
                "stack: localhost is not ready for this, and nothing was done\n"
                        + "    web links to db.nowhere, and there is no stack 'nowhere' on localhost; bring it up first, or"
                        + " take the link out\n",
                up.err());
    }
}
