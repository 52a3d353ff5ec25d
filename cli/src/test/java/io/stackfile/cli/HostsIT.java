package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

/** Several machines over SSH at once; of the lab's, nobody ever starts d9. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("d1")
@ResourceLock("d2")
class HostsIT {
    private static final String SLEEPER =
            "  image: busybox\n  command: sh -c 'trap \"exit 0\" TERM; echo hello; while :; do sleep 0.1; done'\n";

    @TempDir
    Path folder;

    private final RemoteHost d1 = RemoteHost.up("d1");
    private final RemoteHost d2 = RemoteHost.up("d2");

    @BeforeEach
    void shop() throws IOException {
        Files.writeString(folder.resolve("shop.yml"), "web:\n" + SLEEPER + "  ports: ['8090:80']\n");
    }

    @AfterEach
    void leaveNothing() {
        for (RemoteHost host : List.of(d1, d2)) {
            host.ssh("docker rm -f $(docker ps -aq) >/dev/null 2>&1; docker volume prune -f; docker network prune -f");
        }
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
    void aStackComesUpOnEachAndIsListedAndGoesAgain() {
        assertEnds(0, stack("up", "shop.yml", "--host", "d1,d2"));
        Ran ps = stack("ps", "shop.yml", "--host", "d1,d2");
        assertEquals(
                List.of("d1:", "NAME", "shop-web-1", "", "d2:", "NAME", "shop-web-1", ""),
                ps.out().lines().map(line -> line.split(" ")[0]).toList(),
                ps.seen());
        assertEquals(
                List.of("d1", "d2"),
                stack("ps", "shop.yml", "--json", "--host", "d1", "--host", "d2")
                        .out()
                        .lines()
                        .map(line ->
                                io.stackfile.json.Json.parse(line).get("host").text())
                        .sorted()
                        .toList());
        assertHas(
                "d2:\nweb-1 | hello\n",
                stack("logs", "shop.yml", "--host", "d1,d2").out());
        Ran down = stack("down", "shop.yml", "--host", "d1,d2");
        assertEnds(0, down);
        assertTrue(down.err().endsWith("2 of 2 hosts done\n"), down.seen());
        assertEquals("", d1.ssh("docker ps -aq") + d2.ssh("docker ps -aq"));
    }

    @Test
    void whereOneFailsAndOneIsOutOfReachTheOthersGoOn() {
        d2.ssh("docker run -d -p 8090:80 busybox sleep 1000");
        Ran up = stack("up", "shop.yml", "--host", "d2,d9,d1");
        assertEnds(1, up);
        assertHas("d9 | stack: There is no way to ", up.err());
        assertHas("d2 |     port 8090 of the host, which web publishes, is taken by container ", up.err());
        String last = up.err().lines().reduce("", (before, line) -> line);
        assertTrue(
                last.startsWith("1 of 3 hosts done; d2: d2 (deploy@" + d2.address()
                        + ") is not ready for this, and nothing was done; d9: There is no way to "),
                up.seen());
        assertHas("d1:\nup  shop on d1 (deploy@" + d1.address() + ")", up.out());
        assertEquals("shop-web-1\n", d1.ssh("docker ps --format '{{.Names}}'"));
    }

    @Test
    void aSecretIsAskedForOnceAndReachesEach() throws IOException {
        Files.writeString(folder.resolve("shop.yml"), "web:\n" + SLEEPER + "  environment: {PASSWORD: '#PASSWORD#'}\n");
        Ran up = Ran.answering(folder, environment(), List.of("for-this-test"), "up", "shop.yml", "--host", "d1,d2");
        assertEnds(0, up);
        for (RemoteHost host : List.of(d1, d2)) {
            assertHas("PASSWORD=for-this-test", host.ssh("docker inspect -f '{{.Config.Env}}' shop-web-1"));
        }
    }

    @Test
    void theirPlansAreShownTogetherBeforeTheOneQuestion() throws IOException {
        assertEnds(0, stack("up", "shop.yml", "--host", "d1,d2"));
        Files.writeString(folder.resolve("shop.yml"), "web:\n" + SLEEPER + "  ports: ['8091:80']\n");
        Ran no = Ran.answering(folder, environment(), List.of("n", "y", "y"), "up", "shop.yml", "--host", "d1,d2");
        assertEnds(1, no);
        List<String> headings =
                no.err().lines().filter(line -> line.startsWith("Plan for")).toList();
        assertEquals(
                List.of(
                        "Plan for shop on d1 (deploy@" + d1.address() + ")",
                        "Plan for shop on d2 (deploy@" + d2.address() + ")"),
                headings,
                no.seen());
        assertTrue(no.err().endsWith("0 of 2 hosts done; d1, d2: nothing was done\n"), no.seen());
        assertHas("8090", stack("ps", "shop.yml", "--host", "d1").out());
        Ran yes = Ran.answering(folder, environment(), List.of("y"), "up", "shop.yml", "--host", "d1,d2");
        assertEnds(0, yes);
        assertHas("8091", stack("ps", "shop.yml", "--host", "d2").out());
    }

    @Test
    void volumesGoEverywhereOrNowhere() throws IOException {
        Files.writeString(folder.resolve("shop.yml"), "web:\n" + SLEEPER + "  volumes: ['data:/data']\n");
        assertEnds(0, stack("up", "shop.yml", "--host", "d1,d2"));
        String[] down = {"down", "shop.yml", "--volumes", "--host", "d1,d2"};
        assertEnds(2, stack(down));
        assertEnds(1, Ran.answering(folder, environment(), List.of("n"), down));
        assertHas("shop_data", d1.ssh("docker volume ls -q"));
        assertEnds(0, Ran.answering(folder, environment(), List.of("y"), down));
        assertEquals("", d1.ssh("docker volume ls -q") + d2.ssh("docker volume ls -q"));
    }

    @Test
    void planTellsOfEachAndWhetherAnythingIsToDo() {
        assertEnds(0, stack("up", "shop.yml", "--host", "d1"));
        Ran plan = stack("plan", "shop.yml", "--check", "--host", "d1,d2");
        assertEnds(3, plan);
        assertTrue(
                plan.out().startsWith("d1:\nshop is as the file says; nothing to do\n\nd2:\nPlan for shop on d2 ("),
                plan.seen());
    }

    @Test
    void aRentedMachineIsMeantByItsName() throws IOException {
        Path hosts = Files.createDirectories(folder.resolve("stack/hosts"));
        Files.writeString(hosts.resolve("web"), "{\"user\":\"deploy\",\"address\":\"" + d1.address() + "\"}");
        Map<String, String> environment =
                Map.of("HOME", RemoteHost.home().toString(), "XDG_CONFIG_HOME", folder.toString());
        assertEnds(0, Ran.with(folder, environment, "ls", "--host", "web"));
        assertHas(
                "ready: stack up --host web\n",
                Ran.with(folder, environment, "host", "check", "web").out());
    }
}
