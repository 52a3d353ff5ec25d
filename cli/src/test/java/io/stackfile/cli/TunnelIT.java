package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.lab.Listeners;
import io.stackfile.lab.RemoteHost;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Ports of containers on a machine over SSH, brought here. */
@Timeout(300)
@ResourceLock("d3")
@Execution(ExecutionMode.CONCURRENT)
class TunnelIT {
    private static final String SHOP = """
            web:
              image: busybox
              command: sh -c 'mkdir /w; echo WORD > /w/index.html; exec httpd -f -p 7000 -h /w'
              stop_grace_period: 0s
            echo:
              image: busybox
              command: nc -ll -p 7001 -e cat
              stop_grace_period: 0s
              expose: [7001]
            quick:
              image: busybox
              command: nc -ll -p 7003 -e echo hello
              stop_grace_period: 0s
            silent:
              image: busybox
              command: sh -c 'trap "exit 0" TERM; while :; do sleep 0.1; done'
            brief:
              image: busybox
              command: sh -c 'mkdir /w; echo goodbye > /w/index.html; exec httpd -f -p 7004 -h /w'
              stop_grace_period: 0s
            face:
              image: busybox
              command: sh -c 'mkdir /w; echo face > /w/index.html; exec httpd -f -p 7002 -h /w'
              stop_grace_period: 0s
              ports: ['27102:7002']
            """;

    @TempDir
    static Path folder;

    private static RemoteHost d3;

    @BeforeAll
    static void aShopOnTheHost() throws IOException {
        d3 = RemoteHost.up("d3");
        shop("one");
        done("up", "brought.yml");
    }

    @AfterAll
    static void leaveNothing() {
        RemoteHost.up("d3");
        done("down", "--volumes", "--yes", "--name", "brought");
    }

    private static void shop(String word) throws IOException {
        Files.writeString(folder.resolve("brought.yml"), SHOP.replace("WORD", word));
    }

    private static Ran ran(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--host", "d3"));
        return Ran.with(folder, environment(), all.toArray(String[]::new));
    }

    private static Map<String, String> environment() {
        return Map.of("HOME", RemoteHost.home().toString());
    }

    private static Ran done(String... arguments) {
        Ran ran = ran(arguments);
        assertEquals(0, ran.code(), ran.seen());
        return ran;
    }

    private static Staying tunnel(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("tunnel", "brought.yml", "--host", "d3"));
        all.addAll(List.of(arguments));
        return Staying.stack(folder, all.toArray(String[]::new));
    }

    private static String get(String host, int port) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + "/"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body()
                .strip();
    }

    private static byte[] echoed(int port, byte[] said) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            Thread saying = new Thread(() -> {
                try {
                    socket.getOutputStream().write(said);
                    socket.shutdownOutput();
                } catch (IOException e) {
                    // the answer will not be what is expected
                }
            });
            saying.start();
            return socket.getInputStream().readAllBytes();
        }
    }

    private static byte[] bytes(int count, int seed) {
        byte[] bytes = new byte[count];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    @Test
    void aServiceThatPublishesNothingAnswersHere() throws Exception {
        try (Staying tunnel = tunnel("web:7000")) {
            assertEquals("web  http://localhost:7000  (d3: brought-web-1:7000)", tunnel.line());
            assertEquals("one", get("localhost", 7000));
        }
    }

    @Test
    void withoutServicesAllThatSayWhereTheyListenAreBroughtHere() throws Exception {
        try (Staying tunnel = tunnel()) {
            assertEquals("echo  http://localhost:7001  (d3: brought-echo-1:7001)", tunnel.line());
            assertEquals("face  http://localhost:27102  (d3: brought-face-1:7002)", tunnel.line());
            assertEquals("face", get("localhost", 27102));
        }
    }

    @Test
    void thirtyAtOnceGetEachTheirOwn() throws Exception {
        try (Staying tunnel = tunnel("echo")) {
            int port = tunnel.port();
            List<FutureTask<byte[]>> answers = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                int seed = i;
                Callable<byte[]> call = () -> echoed(port, bytes(300_000, seed));
                answers.add(new FutureTask<>(call));
                new Thread(answers.get(i)).start();
            }
            for (int i = 0; i < 30; i++) {
                assertArrayEquals(bytes(300_000, i), answers.get(i).get());
            }
        }
    }

    @Test
    void twentyMegabytesArriveWholeBothWays() throws Exception {
        byte[] said = bytes(20_000_000, 7);
        try (Staying tunnel = tunnel("echo")) {
            byte[] heard = echoed(tunnel.port(), said);
            assertEquals(said.length, heard.length);
            assertArrayEquals(
                    MessageDigest.getInstance("SHA-256").digest(said),
                    MessageDigest.getInstance("SHA-256").digest(heard));
        }
    }

    @Test
    void aServiceThatHasSaidAllBeforeAnybodyLooksIsHeardAllTheSame() throws Exception {
        try (Staying tunnel = tunnel("quick:7003")) {
            int port = tunnel.port();
            for (int i = 0; i < 50; i++) {
                assertEquals("hello\n", new String(echoed(port, new byte[0]), StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void listensOnTheLoopbackAndNowhereElse() throws Exception {
        try (Staying tunnel = tunnel("web:7000", "--port", "0")) {
            assertEquals(List.of("127.0.0.1"), Listeners.of(tunnel.port()));
        }
    }

    @Test
    void throughTheSshOfThisMachineItIsTheSame() throws Exception {
        byte[] said = bytes(20_000_000, 8);
        try (Staying tunnel = tunnel("echo", "--ssh-client", "system")) {
            assertArrayEquals(said, echoed(tunnel.port(), said));
        }
    }

    @Test
    void aTunnelSurvivesTheReplacementOfItsContainer() throws Exception {
        try (Staying tunnel = tunnel("web:7000", "--port", "0")) {
            int port = tunnel.port();
            assertEquals("one", get("localhost", port));
            shop("two");
            Ran up = done("up", "brought.yml");
            assertTrue(up.err().contains("brought-web-1.next"), up.seen());
            assertEquals("two", get("localhost", port));
        } finally {
            shop("one");
            done("up", "brought.yml");
        }
    }

    @Test
    void whatDoesNotListenIsToldOnceAndIsNoCrash() throws Exception {
        try (Staying tunnel = tunnel("silent:7009", "--port", "0")) {
            int port = tunnel.port();
            assertEquals(0, echoed(port, new byte[0]).length);
            assertEquals(0, echoed(port, new byte[0]).length);
            tunnel.interrupt();
            assertEquals(130, tunnel.ended());
            assertEquals("""
                    nothing listens on port 7009 of brought-silent-1 yet; the tunnel waits for it
                    Ctrl-C closes the tunnel; brought goes on running
                    nothing listens on port 7009 of brought-silent-1
                    the tunnel is closed; brought goes on running
                    """, tunnel.errors());
        }
    }

    @Test
    void whatHasEndedMeanwhileIsNotSaidToGoOn() throws Exception {
        try (Staying tunnel = tunnel("brief:7004")) {
            assertEquals("goodbye", get("localhost", tunnel.port()));
            done("stop", "brought.yml", "brief");
            tunnel.interrupt();
            assertEquals(130, tunnel.ended());
            String farewell =
                    tunnel.errors().lines().reduce((earlier, last) -> last).orElse("");
            assertTrue(
                    farewell.matches("the tunnel is closed; brought-brief-1 has ended \\(Exited .*\\);"
                            + " the rest of brought goes on running"),
                    tunnel.errors());
        }
    }

    @Test
    void ctrlCEndsTheTunnelAndNothingElse() throws Exception {
        try (Staying tunnel = tunnel("web:7000", "--port", "0")) {
            int port = tunnel.port();
            tunnel.interrupt();
            assertEquals(130, tunnel.ended());
            assertThrows(IOException.class, () -> get("localhost", port));
        }
        assertTrue(done("ps", "brought.yml", "web").out().contains("Up "));
    }

    @Test
    void aLostConnectionIsOneMessageAndTheEnd() throws Exception {
        try (Staying tunnel = tunnel("web:7000", "--port", "0")) {
            assertEquals("one", get("localhost", tunnel.port()));
            d3.kick();
            assertEquals(1, tunnel.ended());
            assertEquals(
                    "Ctrl-C closes the tunnel; brought goes on running\n"
                            + "stack: The SSH connection to d3 (deploy@" + d3.address()
                            + ") was lost. Run the command again to go on from there.\n",
                    tunnel.errors());
        }
    }

    @Test
    void aServerThatPassesNothingOnIsNamed() {
        d3.sshd("AllowTcpForwarding no");
        try {
            Ran tunnel = ran("tunnel", "brought.yml", "web:7000");
            assertEquals(
                    "stack: the SSH server of d3 (deploy@" + d3.address()
                            + ") passes no connections on (AllowTcpForwarding, PermitOpen, or a restriction of the key);"
                            + " publish the port to reach it: ports: ['127.0.0.1:7000:7000']\n--- exit code 1\n",
                    tunnel.seen().replace("--- standard error\n", ""));
        } finally {
            d3.sshd();
        }
    }

    @Test
    void privatePortsCannotBeReachedFromOutsideButThroughTheTunnel() throws Exception {
        String yaml = "hidden:\n  image: busybox\n"
                + "  command: sh -c 'mkdir /w; echo hidden > /w/index.html; exec httpd -f -p 80 -h /w'\n  stop_grace_period: 0s\n"
                + "  ports: ['27103:80']\n";
        Files.writeString(folder.resolve("hidden.yml"), yaml);
        try {
            Ran first = done("up", "hidden.yml", "--private");
            assertTrue(
                    first.err().contains("1 service to create; port 27103 is on the host's loopback only"),
                    first.seen());
            assertTrue(
                    first.out()
                            .contains("hidden  port 27103 on the host's loopback only; 'stack tunnel' brings it here"),
                    first.seen());
            assertEquals(
                    "hidden is as the file says; nothing to do\n",
                    done("plan", "hidden.yml", "--private").out());
            assertThrows(
                    IOException.class, () -> new Socket().connect(new InetSocketAddress(d3.address(), 27103), 2000));
            try (Staying tunnel = Staying.stack(folder, "up", "hidden.yml", "--private", "--tunnel", "--host", "d3")) {
                assertEquals(27103, tunnel.port());
                assertEquals("hidden", get("localhost", 27103));
            }
            Ran plan = done("plan", "hidden.yml");
            assertTrue(plan.out().contains("ports.80/tcp: 127.0.0.1:27103 → 27103"), plan.out());
            assertTrue(plan.out().endsWith("1 service to replace; port 27103 is open to the world\n"), plan.out());
            done("up", "hidden.yml");
            assertEquals("hidden", get(d3.address(), 27103));
        } finally {
            done("down", "hidden.yml", "--volumes", "--yes");
        }
    }

    @Test
    void openShowsAPublicPortWhereItIs() throws Exception {
        Path seen = folder.resolve("seen.txt");
        Path browser = Files.writeString(folder.resolve("browser"), "#!/bin/sh\necho \"$1\" >" + seen + "\n");
        assertTrue(browser.toFile().setExecutable(true));
        Ran open = Ran.answering(
                folder,
                Map.of("HOME", RemoteHost.home().toString(), "BROWSER", browser.toString()),
                List.of(),
                "open",
                "brought.yml",
                "face",
                "--host",
                "d3");
        String url = "http://" + d3.address() + ":27102\n";
        assertEquals(url + "--- exit code 0\n", open.seen());
        assertEquals(url, Files.readString(seen));
    }

    @Test
    void openBringsAHiddenPortHereFirstAndStays() throws Exception {
        try (Staying open = Staying.stack(folder, "open", "brought.yml", "web:7000", "--host", "d3")) {
            assertEquals("one", get("localhost", open.port()));
            open.interrupt();
            assertEquals(130, open.ended());
            assertEquals("""
                    nobody is at a terminal here, so no browser is opened
                    Ctrl-C closes the tunnel; brought goes on running
                    the tunnel is closed; brought goes on running
                    """, open.errors());
        }
    }

    @Test
    void mistakesAreOneMessageEach() {
        StringBuilder seen = new StringBuilder();
        for (String[] words : List.of(
                new String[] {"tunnel", "brought.yml", "wbe"},
                new String[] {"tunnel", "brought.yml", "web"},
                new String[] {"tunnel", "brought.yml", "web-2:7000"},
                new String[] {"tunnel", "brought.yml", "web:eighty"},
                new String[] {"tunnel", "brought.yml", "web:70000"},
                new String[] {"tunnel", "brought.yml", "web:2375"},
                new String[] {"tunnel", "brought.yml", "--port", "8080"},
                new String[] {"tunnel", "brought.yml", "web:7000", "--port", "http"},
                new String[] {"tunnel", "--name", "nothing"},
                new String[] {"open", "brought.yml"})) {
            Ran ran = ran(words);
            seen.append("$ stack ").append(String.join(" ", words)).append('\n').append(ran.seen());
        }
        io.stackfile.golden.Golden.assertSame(Path.of("src/test/resources/commands/tunnel-wrong.txt"), seen.toString());
    }

    @Test
    void onAnEngineOfThisMachineWhoseContainersCannotBeReachedThePublishedPortIsTold() throws IOException {
        Files.writeString(
                folder.resolve("near.yml"),
                "web: {image: busybox, command: httpd -f -p 80, stop_grace_period: 0s, ports: ['27104:80']}\n"
                        + "inner: {image: busybox, command: httpd -f -p 80, stop_grace_period: 0s}\n");
        try {
            Lab.done(folder, "up", "near.yml");
            assertEquals(
                    "web  http://localhost:27104  (localhost: near-web-1:80)\n",
                    Lab.done(folder, "tunnel", "near.yml").out());
            assertEquals(
                    "stack: this machine is not on the network of its Docker engine's containers;"
                            + " publish the port to reach it: ports: ['127.0.0.1:80:80']\n",
                    Lab.stack(folder, "tunnel", "near.yml", "inner:80").err());
        } finally {
            Lab.done(folder, "down", "near.yml", "--volumes", "--yes");
        }
    }
}
