package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
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
        assertEquals(3, stack("wait", "job", "--down-project").code());
        assertEquals("", ps());
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

    @Test
    void imagesTellsWhatTheContainersWereMadeFrom() throws IOException {
        up(WEB + DB);
        String images = done("images").out();
        assertTrue(
                images.lines()
                        .anyMatch(line -> line.matches(
                                "shop-db-1 +busybox +latest +linux/\\S+ +[0-9a-f]{12} +[0-9.]+ MB +.+ ago")),
                images);
        assertTrue(done("images", "-q").out().matches("[0-9a-f]{64}\n"), "one image of two containers");
        List<String> json = done("images", "web", "--json").out().lines().toList();
        assertEquals(1, json.size());
        assertTrue(
                json.get(0)
                        .matches(
                                "\\{\"container\":\"shop-web-1\",\"service\":\"web\",\"repository\":\"busybox\",\"tag\":\"latest\","
                                        + "\"id\":\"sha256:[0-9a-f]{64}\",\"platform\":\"linux/[^\"]+\",\"bytes\":\\d+,\"created\":\"[^\"]+Z\"}"),
                json::toString);
    }

    @Test
    void anImageWhoseNameMeansAnotherOneByNowIsToldByItsIdentifier() throws IOException {
        up("web: {image: 'busybox:musl', command: sleep 1000, stop_grace_period: 0s}\n");
        assertEquals(201, Lab.request("POST", "/images/lab%2Fbase:latest/tag?repo=busybox&tag=musl", ""));
        try {
            assertTrue(
                    done("images").out().matches("(?s).*\nshop-web-1 +<none> +<none> .*"),
                    done("images").out());
            assertTrue(status("shop-web-1").matches("shop-web-1 +web +sha256:[0-9a-f]{12} +Up .*"), ps());
        } finally {
            assertEquals(200, Lab.request("DELETE", "/images/busybox:musl", ""));
        }
    }

    @Test
    void topListsTheProcessesOfWhatRuns() throws IOException {
        up("web: {image: busybox, command: sleep 4321, stop_grace_period: 0s}\n" + DB);
        done("stop", "db");
        List<String> top = done("top").out().lines().toList();
        assertEquals(2, top.size(), top::toString);
        assertTrue(top.get(0).matches("CONTAINER +UID +PID .* CMD"), top::toString);
        assertTrue(top.get(1).matches("shop-web-1 .* sleep 4321"), top::toString);
        String json = done("top", "web", "--json").out();
        assertTrue(json.startsWith("{\"container\":\"shop-web-1\",\"service\":\"web\",\"uid\":\""), json);
        assertTrue(json.endsWith("\"cmd\":\"sleep 4321\"}\n"), json);
        assertEquals(
                "no container of shop runs on localhost\n", done("top", "db").err());
    }

    @Test
    void statsTellsWhatIsUsed() throws Exception {
        up(WEB + "busy: {image: busybox, command: sh -c 'while :; do :; done', stop_grace_period: 0s}\n");
        List<String> once = done("stats").out().lines().toList();
        assertEquals(3, once.size(), once::toString);
        assertTrue(once.get(0).startsWith("NAME         CPU %"), once::toString);
        // the engine of a lab does not see its control groups on every machine, and then measures zeros
        boolean measured =
                Json.parse(Lab.get("/containers/shop-busy-1/stats?stream=false").replaceFirst("(?s).*?\r\n\r\n", ""))
                                .at("memory_stats", "usage")
                                .number()
                        > 0;
        assertTrue(
                once.get(1)
                        .matches(
                                measured
                                        ? "shop-busy-1 +[1-9]\\d*\\.\\d\\d% +(?!0 B ).*B / (?!0 B ).*B +\\d+\\.\\d\\d% .* [1-9]\\d*"
                                        : "shop-busy-1 +(-|[1-9]\\d*\\.\\d\\d%) +.*B / .*B +\\d+\\.\\d\\d% .* \\d+"),
                once::toString);
        Json web = Json.parse(done("stats", "--no-stream", "--json", "web").out());
        assertEquals("shop-web-1", web.get("container").text());
        assertEquals(measured, web.get("memoryBytes").number() > 0, web::toString);
        assertEquals(measured, web.get("processes").number() > 0, web::toString);
        try (Staying stats =
                Staying.stack(folder, "stats", "shop.yml", "web", "--json", "--host", "unix://" + Lab.socket())) {
            for (int line = 0; line < 3; line++) {
                assertTrue(stats.line().startsWith("{\"container\":\"shop-web-1\",\"service\":\"web\",\""));
            }
            stats.interrupt();
            assertEquals(130, stats.ended());
        }
        assertEquals(2, stack("stats", "wob").code());
        done("stop");
        assertEquals("no container of shop runs on localhost\n", done("stats").err());
    }

    @Test
    void onATerminalStatsGoesOnAndWritesOverWhatItSaid() throws Exception {
        up(WEB);
        try (Pty pty = Pty.runs(folder, Lab.environment(), "stack stats shop.yml")) {
            pty.sees("NAME ")
                    .sees("shop-web-1  -  ")
                    .sees("\u001b[2A")
                    .sees("NAME ")
                    .sees("shop-web-1  ")
                    .sees("\u001b[2A")
                    .sees("shop-web-1  ");
            ProcessHandle.of(pty.pid()).orElseThrow().destroy();
            pty.endsWith(128 + 15);
        }
    }

    @Test
    void eventsTellsWhatHappensUntilItIsInterrupted() throws Exception {
        up(WEB + DB);
        String since = Instant.now().toString();
        String lab = "unix://" + Lab.socket();
        try (Staying events = Staying.stack(folder, "events", "shop.yml", "--since", since, "--host", lab);
                Staying json =
                        Staying.stack(folder, "events", "shop.yml", "web", "--json", "--since", since, "--host", lab)) {
            done("pause", "db");
            String first = events.line();
            while (!first.contains("pause")) {
                first = events.line();
            }
            assertTrue(first.matches("\\S+Z container pause shop-db-1 \\(image=busybox:latest\\)"), first);
            done("kill", "web");
            String line = events.line();
            while (!line.contains(" die ")) {
                line = events.line();
            }
            assertTrue(line.endsWith(" container die shop-web-1 (exitCode=137, image=busybox:latest)"), line);
            String its = json.line();
            while (!its.contains("\"die\"")) {
                assertTrue(its.contains("\"service\":\"web\""), its);
                its = json.line();
            }
            assertTrue(
                    its.endsWith(
                            "\"type\":\"container\",\"action\":\"die\",\"name\":\"shop-web-1\",\"service\":\"web\","
                                    + "\"attributes\":{\"exitCode\":\"137\",\"image\":\"busybox:latest\"}}"),
                    its);
            events.interrupt();
            assertEquals(130, events.ended());
        }
    }

    @Test
    void eventsOfThePastEndAndShowNoArgument() throws IOException {
        up(WEB);
        done("exec", "web", "echo", "geheim");
        String seen = done("events", "--since", "5m", "--until", "0s").out();
        assertTrue(seen.contains(" network create shop\n"), seen);
        assertTrue(seen.contains(" network connect shop (container=shop-web-1)\n"), seen);
        assertTrue(seen.contains(" container start shop-web-1 "), seen);
        assertFalse(seen.contains("exec_"), seen);
        assertFalse(seen.contains("shop.lock"), seen);
        assertFalse(seen.contains("shop.subnet-"), seen);
        String all = done("events", "--since", "5m", "--until", "0s", "--all").out();
        assertFalse(all.contains("shop.subnet-"), all);
        assertTrue(all.contains(" container exec_start shop-web-1 "), all);
        assertFalse(all.contains("geheim"), all);
        assertEquals(
                "stack: --until wants an age or a time, not 'later'; write 10m, 2h or 2026-11-21T09:00:00Z\n",
                stack("events", "--until", "later").err());
    }

    private static String counting(String name) {
        return name + ":\n  image: busybox\n  command: sh -c 'i=0; while [ $$i -lt 300 ]; do i=$$((i+1)); echo $$i;"
                + " sleep 0.01; done'\n";
    }

    private static List<String> of(String container, String logs) {
        return logs.lines()
                .filter(line -> line.startsWith(container + " | "))
                .map(line -> line.substring(container.length() + 3))
                .toList();
    }

    @Test
    void logsThatAreFollowedShowEachLineOnceAndAfterwardsAllAreInOrder() throws IOException {
        Files.writeString(folder.resolve("shop.yml"), counting("one") + counting("two"));
        Lab.stack(folder, "up", "shop.yml");
        List<String> all =
                IntStream.rangeClosed(1, 300).mapToObj(Integer::toString).toList();
        String last = done("logs", "--follow", "--tail", "3").out();
        String followed = done("logs", "--follow").out();
        for (String container : List.of("one-1", "two-1")) {
            assertEquals(all, of(container, followed), container);
            List<String> end = of(container, last);
            assertEquals(all.subList(300 - end.size(), 300), end, container);
        }
        List<String> times = done("logs", "--timestamps")
                .out()
                .lines()
                .map(line -> line.replaceFirst("^\\S+ \\| (\\S+) .*", "$1"))
                .toList();
        assertEquals(600, times.size());
        assertEquals(
                "299\n300\n",
                done("logs", "one", "--tail", "2", "--no-log-prefix").out());
        assertEquals(times.stream().sorted().toList(), times);
    }
}
