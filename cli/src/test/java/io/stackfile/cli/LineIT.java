package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.lab.RemoteHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The line to a machine over SSH: how often it is asked, and what is left when it is cut. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("d7")
final class LineIT {
    private static RemoteHost d7 = new RemoteHost("d7");
    private static final Droplet DROPLET = new Droplet("d7");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeAll
    static void startIt() {
        d7 = RemoteHost.up("d7");
    }

    @AfterEach
    void leavesNothing() {
        DROPLET.done(folder, "down", "--volumes", "--yes", "--name", "shop");
    }

    @Test
    void ofTwoUpsAtOnceOneDoesAllAndTheOtherFindsItLockedOrDone() throws Exception {
        Files.writeString(folder.resolve("shop.yml"), services(6));
        DROPLET.done(folder, "up", "shop.yml");
        String whole = state();
        for (int round = 0; round < 3; round++) {
            DROPLET.done(folder, "down", "shop.yml");
            List<CompletableFuture<Ran>> ups = IntStream.range(0, 2)
                    .mapToObj(laptop -> CompletableFuture.supplyAsync(() -> DROPLET.stack(folder, "up", "shop.yml")))
                    .toList();
            int done = 0;
            for (CompletableFuture<Ran> up : ups) {
                done += up.get().code() == 0 ? 1 : 0;
                assertTrue(
                        up.get().code() == 0
                                || up.get().err().contains("stack: shop on d7 (")
                                        && up.get().err().contains(" is locked: 'stack up' by "),
                        up.get().seen());
            }
            assertTrue(done > 0);
            assertEquals(whole, state());
            assertTrue(DROPLET.done(folder, "up", "shop.yml").err().contains("nothing to do"));
        }
    }

    @Test
    void anUpOfTwentyServicesIsOneLogin() throws IOException {
        Files.writeString(folder.resolve("shop.yml"), services(20));
        int before = logins();
        DROPLET.done(folder, "up", "shop.yml");
        assertEquals(before + 1, logins());
    }

    @Test
    void aSecondUpTakesFewRoundTrips() throws Exception {
        Files.writeString(folder.resolve("shop.yml"), services(2));
        DROPLET.done(folder, "up", "shop.yml");
        try (SlowLine line = new SlowLine(d7.address(), 22)) {
            Map<String, String> environment = home("""
                    Host slow
                      User deploy
                      HostName 127.0.0.1
                      Port %d
                      HostKeyAlias %s
                      IdentityFile %s
                      UserKnownHostsFile %s
                    """.formatted(
                            line.port(),
                            d7.address(),
                            RemoteHost.home().resolve(".ssh/id_ed25519"),
                            RemoteHost.home().resolve(".ssh/known_hosts")));
            Ran ls = Ran.with(folder, environment, "ls", "--host", "slow");
            assertEquals(0, ls.code(), ls.seen());
            int least = line.turns();
            Ran up = Ran.with(folder, environment, "up", "shop.yml", "--host", "slow");
            assertTrue(up.err().contains("nothing to do"), up.seen());
            int turns = line.turns() - least;
            // listing takes two after the handshake, the version and the question: the channel comes with it
            assertTrue(turns <= least - 2 + 8, turns + " round trips, of which the handshake is some " + (least - 2));
        }
    }

    @Test
    void aLineThatIsCutAtAnyMomentLosesNothing() throws Exception {
        Files.writeString(folder.resolve("shop.yml"), services(6));
        DROPLET.done(folder, "up", "shop.yml");
        String whole = state();
        Random random = new Random(4);
        Map<String, String> impatient = home("ServerAliveInterval 1\nServerAliveCountMax 2\nConnectTimeout 4\n");
        for (int moment = 0; moment < 10; moment++) {
            DROPLET.done(folder, "down", "shop.yml");
            CompletableFuture<Ran> up =
                    CompletableFuture.supplyAsync(() -> Ran.with(folder, impatient, "up", "shop.yml", "--host", "d7"));
            // Waits for nothing: the moment is what is tried.
            Thread.sleep(random.nextInt(2500));
            if (moment % 2 == 0) {
                d7.kick();
            } else {
                d7.cut();
            }
            Ran interrupted = up.get();
            d7.mend();
            assertNotEquals(2, interrupted.code(), interrupted.seen());
            Ran again = DROPLET.done(folder, "up", "shop.yml");
            assertEquals(whole, state(), again.seen());
            assertTrue(DROPLET.done(folder, "up", "shop.yml").err().contains("nothing to do"));
        }
    }

    @Test
    void anUpdateThatLosesTheLineIsTakenBackWhenTheLineIsBack() throws Exception {
        String file =
                "web:\n  image: busybox\n  command: sh -c 'trap \"exit 0\" TERM; while :; do sleep 0.1; done'\n  environment: [VERSION=%d]\n"
                        + "  deploy: {update_config: {monitor: 60s}}\n";
        Files.writeString(folder.resolve("shop.yml"), file.formatted(1));
        DROPLET.done(folder, "up", "shop.yml");
        String before = state();
        Files.writeString(folder.resolve("shop.yml"), file.formatted(2));
        Map<String, String> impatient = home("ServerAliveInterval 1\nServerAliveCountMax 2\nConnectTimeout 4\n");
        CompletableFuture<Ran> up = CompletableFuture.supplyAsync(
                () -> Ran.with(folder, impatient, "up", "shop.yml", "--yes", "--host", "d7"));
        d7.ssh("until docker ps --format '{{.Names}}' | grep -q next; do sleep 0.1; done");
        d7.kick();
        Ran lost = up.get();
        assertEquals(1, lost.code(), lost.seen());
        assertTrue(lost.err().contains("is as it was before"), lost.seen());
        assertEquals(before, state());
    }

    /** Of somebody with these lines before those of the lab's SSH configuration. */
    private Map<String, String> home(String lines) throws IOException {
        Path home = folder.resolve("home");
        Files.createDirectories(home.resolve(".ssh"));
        Files.writeString(
                home.resolve(".ssh/config"),
                lines + "Match all\n  Include " + RemoteHost.home().resolve(".ssh/config") + "\n");
        Map<String, String> environment = Droplet.environment();
        environment.put("HOME", home.toString());
        return environment;
    }

    private static String services(int count) {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, count)
                .forEach(number -> text.append("s")
                        .append(number)
                        .append(":\n  image: busybox\n")
                        .append("  command: sh -c 'trap \"exit 0\" TERM; while :; do sleep 0.1; done'\n")
                        .append(number % 3 == 2 ? "  links: [s" + (number - 1) + "]\n" : ""));
        return text.toString();
    }

    /** What runs there, as the engine tells. */
    private static String state() {
        return d7.ssh("docker ps -a --filter label=io.stackfile.stack=shop --format '{{.Names}} {{.State}}' | sort;"
                + " docker network ls --filter label=io.stackfile.stack=shop --format '{{.Name}}'");
    }

    private static int logins() {
        return Integer.parseInt(d7.ssh("grep -c 'Accepted publickey for deploy' /var/log/sshd.log || true")
                .strip());
    }
}
