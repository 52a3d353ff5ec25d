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

/** What people do with a stack from day to day, on a real engine. */
@Timeout(240)
class EverydayIT {
    private static final String WAITS = "trap \"exit 0\" TERM; while :; do sleep 0.1; done";
    private static final String WEB = "web: {image: busybox, restart: always, ports: ['8071:80', '8072:81/udp'], "
            + "environment: ['PASSWORD=#PASSWORD#'], command: sh -c 'trap \"echo again\" HUP; " + WAITS + "'}\n";
    private static final String DB = "db: {image: busybox, volumes: ['data:/data'], command: sh -c '" + WAITS + "'}\n";
    private static final String JOB = "job: {image: busybox, command: sh -c 'sleep 0.5; exit 3'}\n";

    @TempDir
    Path folder;

    @AfterEach
    void leaveNothing() {
        Lab.done(folder, "down", "--volumes", "--yes", "--name", "shop");
    }

    /** Some of these services are brought up; the others are in the file. */
    private void up(String yaml, String... services) throws IOException {
        Files.writeString(folder.resolve("shop.yml"), yaml);
        Lab.done(folder, arguments(List.of("up", "shop.yml", "--set", "PASSWORD=x"), services));
    }

    private static String[] arguments(List<String> first, String... more) {
        return java.util.stream.Stream.concat(first.stream(), java.util.Arrays.stream(more))
                .toArray(String[]::new);
    }

    private Ran done(String verb, String... more) {
        return Lab.done(folder, arguments(List.of(verb, "shop.yml"), more));
    }

    private Ran stack(String verb, String... more) {
        return Lab.stack(folder, arguments(List.of(verb, "shop.yml"), more));
    }

    private String ps() {
        return done("ps").out();
    }

    private String status(String container) {
        return ps().lines()
                .filter(line -> line.startsWith(container + " "))
                .findFirst()
                .orElseThrow();
    }

    private void awaitLine(String line, String... logs) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!done("logs", logs).out().contains(line)) {
            assertTrue(
                    System.nanoTime() < end,
                    () -> "no '" + line + "' in: " + done("logs", logs).out());
        }
    }

    @Test
    void killSendsTheSignalThatIsAskedForAndKillsWithoutOne() throws IOException {
        up(WEB + DB);
        assertTrue(done("kill", "web", "--signal", "sighup").err().endsWith("sent HUP  shop on localhost\n"));
        awaitLine("web-1 | again", "web");
        done("kill", "web");
        assertTrue(status("shop-web-1").contains("Exited (137)"), ps());
        assertTrue(status("shop-db-1").contains("Up "), ps());
        assertEquals("nothing to do: no container runs\n", done("kill", "web").err());
        Ran wrong = stack("kill", "-s", "HUPP");
        assertEquals(new Ran(2, "", "stack: there is no signal 'HUPP'; did you mean 'HUP'?\n"), wrong);
    }

    @Test
    void pausedContainersHoldStillAndGoOn() throws IOException {
        up(WEB + DB);
        done("pause", "web");
        assertTrue(status("shop-web-1").contains("(Paused)"), ps());
        assertFalse(status("shop-db-1").contains("(Paused)"), ps());
        assertEquals(
                "stack: shop-web-1 is paused; 'stack unpause web' lets it go on\n",
                stack("exec", "web", "ls").err());
        assertEquals(
                "nothing to do; paused: shop-web-1; 'stack unpause' lets it go on\n",
                done("start", "web").err());
        assertTrue(done("unpause").err().endsWith("going on  shop on localhost\n"));
        assertFalse(ps().contains("(Paused)"), ps());
        assertEquals("nothing to do\n", done("unpause").err());
    }

    @Test
    void rmTakesWhatHasEndedAndLeavesTheData() throws IOException {
        up(WEB + DB + JOB, "db", "web");
        done("exec", "db", "--", "sh", "-c", "echo kept >/data/x");
        Ran none = done("rm", "--force");
        assertEquals("nothing to do: all containers run; --stop stops them first\n", none.err());
        done("stop", "db");
        Ran refused = Ran.answering(folder, Lab.environment(), List.of("n"), "rm", "shop.yml");
        assertEquals(1, refused.code());
        assertTrue(refused.err().contains(" 1  remove container shop-db-1  Exited (0)"), refused.err());
        assertTrue(refused.err().endsWith("nothing was removed\n"), refused.err());
        done("rm", "-f");
        assertFalse(ps().contains("shop-db-1"), ps());
        done("rm", "-f", "-s", "web");
        assertEquals("", ps());
        done("up", "--set", "PASSWORD=x", "db");
        assertEquals("kept\n", done("exec", "db", "cat", "/data/x").out());
    }

    @Test
    void waitTellsHowContainersEndAndEndsLikeThem() throws IOException {
        up("job: {image: busybox, command: sh -c 'sleep 3; exit 3'}\nfine: {image: busybox, command: 'true'}\n");
        Ran job = stack("wait", "job");
        assertEquals(new Ran(3, "container \"shop-job-1\" exited with status code 3\n", ""), job);
        Ran both = stack("wait", "--json");
        assertEquals(3, both.code(), both.seen());
        assertEquals(
                List.of(
                        "{\"container\":\"shop-fine-1\",\"service\":\"fine\",\"exitCode\":0}",
                        "{\"container\":\"shop-job-1\",\"service\":\"job\",\"exitCode\":3}"),
                both.out().lines().sorted().toList());
        assertEquals(0, stack("wait", "fine").code());
    }

    @Test
    void portTellsWhereAPortIsPublished() throws IOException {
        up(WEB);
        assertEquals("0.0.0.0:8071\n", done("port", "web", "80").out());
        assertEquals("0.0.0.0:8072\n", done("port", "web", "81/udp").out());
        assertEquals(
                "0.0.0.0:8072\n",
                done("port", "--protocol", "udp", "--index", "1", "web", "81").out());
        assertTrue(done("port", "web", "80", "--json")
                .out()
                .startsWith("{\"container\":\"shop-web-1\",\"address\":\"0.0.0.0\",\"published\":8071,"));
        Ran other = stack("port", "web", "82");
        assertEquals(1, other.code());
        assertEquals(
                "stack: port 82/tcp of shop-web-1 is not published, only 80/tcp, 81/udp; 'stack tunnel web:82' brings it"
                        + " here\n",
                other.err());
        assertEquals(2, stack("port", "web").code());
        assertEquals(2, stack("port", "web", "eighty").code());
    }
}
