package io.stackfile.host.docker;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.host.Host;
import io.stackfile.host.HostException;
import io.stackfile.host.HostLost;
import io.stackfile.host.LogRequest;
import io.stackfile.host.VolumeSpec;
import io.stackfile.host.docker.http.Connection;
import io.stackfile.lab.RemoteHost;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What the SSH server lets us do, what it does not, and what a line can do to us. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("d1")
final class OverSshIT {
    private static RemoteHost d1 = new RemoteHost("d1");

    @BeforeAll
    static void startIt() {
        d1 = RemoteHost.up("d1");
    }

    @AfterEach
    void resets() {
        d1.sshd();
    }

    private static String at() {
        return "d1 (deploy@" + d1.address() + ")";
    }

    @Test
    void asksThirtyThingsAtOnceWhereTwoSessionsAreAllowed() throws Exception {
        d1.sshd("MaxSessions 2");
        assertEquals(30, atOnce(30));
    }

    @Test
    void asksThirtyThingsAtOnceByCommandsWhereTwoSessionsAreAllowed() throws Exception {
        d1.sshd("MaxSessions 2", "AllowStreamLocalForwarding no");
        assertEquals(30, atOnce(30));
    }

    private static int atOnce(int calls) throws Exception {
        try (Host host = new Droplet("d1", false).open()) {
            List<CompletableFuture<?>> all = new ArrayList<>();
            for (int call = 0; call < calls; call++) {
                all.add(CompletableFuture.runAsync(host::stacks, task -> new Thread(task).start()));
            }
            for (CompletableFuture<?> one : all) {
                one.get();
            }
            return all.size();
        }
    }

    @Test
    void saysWhoMayNotUseDocker() {
        assertEquals(
                "On d1-nodocker (nodocker@" + d1.address() + "), user nodocker may not use Docker:"
                        + " /var/run/docker.sock is closed to it.\n"
                        + "Put it into Docker's group there, which gives it power over the whole machine:"
                        + " sudo usermod -aG docker nodocker",
                refusal("d1-nodocker"));
    }

    @Test
    void saysThatThereIsNoDocker() {
        RemoteHost bare = RemoteHost.up("d4", "--bare");
        assertEquals(
                "There is no Docker on d4 (deploy@" + bare.address() + "): no engine listens at /var/run/docker.sock,"
                        + " and there is no docker command.\nInstall it: stack host setup d4."
                        + " If its engine listens elsewhere, say where: --host ssh://HOST/PATH/OF/docker.sock",
                refusal("d4"));
        bare.down();
    }

    @Test
    void saysThatDockerDoesNotRun() {
        RemoteHost stopped = RemoteHost.up("d5");
        stopped.ssh("pkill dockerd; while [ -e /var/run/docker.pid ]; do sleep 0.1; done");
        assertEquals(
                "Docker does not run on d5 (deploy@" + stopped.address()
                        + "): nobody answers at /var/run/docker.sock.\n"
                        + "Start it there: sudo systemctl start docker",
                refusal("d5"));
        stopped.down();
    }

    @Test
    void saysThatTheServerForwardsNothingWhereTheDockerCommandIsMissing() {
        d1.sshd("AllowStreamLocalForwarding no");
        d1.ssh("mv /usr/bin/docker /usr/bin/docker.away");
        try {
            assertEquals(
                    "The engine of " + at() + " cannot be reached at /var/run/docker.sock: either it does not run"
                            + " (sudo systemctl start docker), or its SSH server forwards no sockets:"
                            + " AllowStreamLocalForwarding yes in /etc/ssh/sshd_config",
                    refusal("d1"));
        } finally {
            d1.ssh("mv /usr/bin/docker.away /usr/bin/docker");
        }
    }

    @Test
    void takesTheSocketThatTheAddressNames() {
        d1.ssh("ln -sf /var/run/docker.sock /run/other.sock");
        try (Host host = new Droplet("ssh://d1/run/other.sock", false).open()) {
            assertDoesNotThrow(host::stacks);
        }
        assertTrue(refusal("ssh://d1/run/none.sock").startsWith("Docker does not run on " + at()));
    }

    @Test
    void anUnreadStreamStallsNothingElse() throws IOException {
        Droplet droplet = new Droplet("d1", false);
        try (Host host = droplet.open();
                Unread unread = new Unread(droplet)) {
            unread.await();
            for (int round = 0; round < 20; round++) {
                unread.asks();
                assertDoesNotThrow(host::stacks);
            }
        }
    }

    /** A download that nobody reads, and questions through the same login. */
    private static final class Unread implements AutoCloseable {
        private final Way way;
        private final Connection download;

        Unread(Droplet droplet) throws IOException {
            way = droplet.way();
            d1.ssh("docker pull -q busybox:latest; docker pull -q redis:latest");
            download = way.dialer().dial();
            ask(download, "/images/redis:latest/get");
        }

        private static void ask(Connection connection, String target) throws IOException {
            connection
                    .output()
                    .write(("GET " + target + " HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n\r\n").getBytes());
            connection.output().flush();
        }

        void await() throws IOException {
            assertEquals('H', download.input().read());
        }

        void asks() throws IOException {
            try (Connection question = way.dialer().dial()) {
                ask(question, "/_ping");
                InputStream answer = question.input();
                assertTrue(new String(answer.readAllBytes()).endsWith("OK"));
            }
        }

        @Override
        public void close() {
            download.close();
            way.dialer().close();
        }
    }

    @Test
    void noticesALineThatIsCut() {
        try (Host host = new Droplet("d1", false).open()) {
            assertDoesNotThrow(host::stacks);
            d1.cut();
            HostException lost = assertThrows(HostLost.class, host::stacks);
            assertEquals(
                    "The SSH connection to " + at() + " was lost. Run the command again to go on from there.",
                    lost.getMessage());
            assertThrows(HostLost.class, host::stacks);
        } finally {
            d1.mend();
        }
    }

    @Test
    void whatACutLineKeptBackIsNotDoneWhenItIsMended() throws Exception {
        try (Host host = new Droplet("d1", false).open()) {
            host.stacks();
            d1.cut();
            assertThrows(HostLost.class, () -> host.createVolume(new VolumeSpec("late", "shop", "late")));
            assertEquals("", connections());
        } finally {
            d1.mend();
        }
        assertEquals("", d1.ssh("docker volume ls -q --filter name=late"));
    }

    /** What the system still has to send to the host. */
    private static String connections() throws IOException {
        Process ss = new ProcessBuilder("ss", "-Htn", "state", "connected", "exclude", "time-wait", "dst", d1.address())
                .start();
        return new String(ss.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void noticesThatTheServerHangsUpWhileALogIsFollowed() throws Exception {
        d1.ssh("docker rm -f quiet 2>/dev/null; docker pull -q busybox; docker run -d --name quiet busybox sleep 600");
        LogRequest follow = new LogRequest(true, OptionalInt.empty(), Optional.empty(), false);
        try (Host host = new Droplet("d1", false).open()) {
            CompletableFuture<Void> following = CompletableFuture.runAsync(
                    () -> host.logs("quiet", follow, line -> {}), task -> new Thread(task).start());
            host.stacks();
            d1.kick();
            Exception ended = assertThrows(Exception.class, following::get);
            assertTrue(ended.getCause() instanceof HostLost, ended::toString);
        } finally {
            d1.ssh("docker rm -f quiet");
        }
    }

    private static String refusal(String address) {
        try (Host host = new Droplet(address, false).open()) {
            return String.valueOf(
                    assertThrows(HostException.class, host::stacks).getMessage());
        }
    }
}
