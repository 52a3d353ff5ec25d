package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.lab.RemoteHost;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** {@code stack host check}, of machines over SSH; of the lab's, nobody ever starts d9. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("d1")
@ResourceLock("d2")
class HostCheckIT {
    @TempDir
    Path folder;

    private final RemoteHost d1 = RemoteHost.up("d1");
    private final RemoteHost d2 = RemoteHost.up("d2");

    @AfterEach
    void leaveNothing() {
        d1.ssh("docker rm -f $(docker ps -aq) >/dev/null 2>&1 || true");
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
    void aCheckTellsOfAMachineThatIsReadyAndOfOneOutOfReach() {
        Ran ready = stack("host", "check", "d1");
        assertEnds(0, ready);
        assertTrue(
                ready.out()
                        .startsWith("d1 (deploy@" + d1.address()
                                + ")\n  ssh        logs in; forwards sockets; forwards addresses\n"),
                ready.seen());
        assertTrue(ready.out().endsWith("\nready: stack up --host d1\n"), ready.seen());
        Ran away = stack("host", "check", "d9", "--json");
        assertEnds(1, away);
        assertHas("\"ready\":false,\"ssh\":{\"in\":false,", away.out());
        Ran closed = stack("host", "check", "d1-nodocker");
        assertEnds(1, closed);
        assertTrue(closed.out().endsWith("\nnext: stack host setup d1-nodocker\n"), closed.seen());
    }

    @Test
    void aCheckSeesWhatIsOpenToTheWorld() {
        d1.ssh(
                "docker run -d --name open -p 8090:80 busybox sleep 1000; docker run -d --name shut -p 127.0.0.1:8091:80 busybox sleep 1000");
        d1.ssh(
                "mkdir -p /etc/ufw; echo ENABLED=yes >/etc/ufw/ufw.conf; printf '### tuple ### %s 0.0.0.0/0 any %s in\\n'"
                        + " 'allow tcp 2375' 0.0.0.0/0 'allow tcp 2376' 192.0.2.0/24 'deny tcp 2376' 0.0.0.0/0 >/etc/ufw/user.rules");
        try {
            String page = stack("host", "check", "d1-root").out();
            assertHas("open publishes port 8090 to the world", page);
            assertHas("8091/tcp at 127.0.0.1 by shut", page);
            assertHas("ports published at 127.0.0.1 can be reached", page);
            assertHas("ufw is on", page);
            assertHas("ufw lets everybody in to port 2375, Docker's own", page);
        } finally {
            d1.ssh("rm -r /etc/ufw");
        }
    }

    @Test
    void aCheckSeesAnEngineThatAnybodyMayUse() {
        d2.ssh("pkill dockerd; while pgrep dockerd; do sleep 0.1; done;"
                + " dockerd -H unix:///var/run/docker.sock -H tcp://0.0.0.0:2375 >/var/log/dockerd.log 2>&1 </dev/null &"
                + " until docker version; do sleep 0.1; done");
        try {
            assertHas(
                    "the engine listens without TLS at ",
                    stack("host", "check", "d2").out());
            assertHas(
                    "the engine listens without TLS at port 2375",
                    stack("host", "check", "d2-nodocker").out());
        } finally {
            d2.off();
            RemoteHost.up("d2");
        }
    }

    @Test
    void aCheckSeesWhatTheSshServerForwards() {
        d2.sshd("AllowStreamLocalForwarding no", "AllowTcpForwarding no");
        try {
            Ran check = stack("host", "check", "d2");
            assertEnds(0, check);
            assertHas("logs in; forwards no sockets; forwards no addresses\n", check.out());
        } finally {
            d2.sshd();
        }
    }
}
