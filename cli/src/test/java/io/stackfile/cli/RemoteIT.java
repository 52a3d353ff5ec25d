package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.lab.RemoteHost;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user with two machines over SSH. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("d1")
@ResourceLock("d2")
final class RemoteIT {
    private static RemoteHost d1 = new RemoteHost("d1");
    private static final Droplet DROPLET = new Droplet("d1");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeAll
    static void startThem() {
        d1 = RemoteHost.up("d1");
        RemoteHost.up("d2", "--sshd", "AllowStreamLocalForwarding no");
    }

    @BeforeEach
    void writesTheFile() throws IOException {
        Files.writeString(folder.resolve("shop.yml"), """
                web:
                  image: busybox
                  command: sh -c 'trap "exit 0" TERM; echo open; while :; do sleep 0.1; done'
                  links: [db]
                  ports: ['8099:80']
                  environment: ['PASSWORD=geheimes-wort']
                db:
                  image: busybox
                  command: sh -c 'trap "exit 0" TERM; while :; do sleep 0.1; done'
                  volumes: ['data:/data']
                """);
    }

    @AfterEach
    void leavesNothing() {
        DROPLET.done(folder, "down", "--volumes", "--yes", "--name", "shop");
    }

    private void volume(String verb, String option, String file) {
        Ran ran = Ran.with(
                folder, Droplet.environment(), "volume", verb, "shop.yml", "data", "--host", "d1", option, file);
        assertEquals(0, ran.code(), ran.seen());
    }

    @Test
    void whatAVolumeHoldsComesHereAndGoesBack() {
        DROPLET.done(folder, "up", "shop.yml");
        DROPLET.done(folder, "exec", "shop.yml", "db", "--", "sh", "-c", VolumeIT.FILL);
        String before = DROPLET.done(folder, "exec", "shop.yml", "db", "--", "sh", "-c", VolumeIT.LOOK)
                .out();
        DROPLET.done(folder, "stop", "shop.yml");
        volume("backup", "-o", "data.tar");
        DROPLET.done(folder, "down", "--volumes", "--yes", "shop.yml");
        DROPLET.done(folder, "up", "shop.yml");
        DROPLET.done(folder, "stop", "shop.yml");
        volume("restore", "-i", "data.tar");
        DROPLET.done(folder, "start", "shop.yml");
        assertEquals(
                before,
                DROPLET.done(folder, "exec", "shop.yml", "db", "--", "sh", "-c", VolumeIT.LOOK)
                        .out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"d1", "d2"})
    void everyCommandWorksThere(String host) {
        Droplet droplet = new Droplet(host);
        String address = new RemoteHost(host).address();
        assertTrue(droplet.done(folder, "plan", "shop.yml")
                .out()
                .startsWith("Plan for shop on " + host + " (deploy@" + address + ")\n"));
        droplet.done(folder, "pull", "shop.yml");
        assertTrue(droplet.done(folder, "up", "shop.yml").out().contains("http://" + address + ":8099"));
        assertTrue(droplet.done(folder, "up", "shop.yml").err().contains("nothing to do"));
        assertTrue(droplet.done(folder, "ps", "shop.yml").out().contains("shop-web-1"));
        assertTrue(droplet.done(folder, "ls").out().contains("shop"));
        assertTrue(droplet.done(folder, "status", "shop.yml", "--pull").out().contains("shop-web-1"));
        assertTrue(droplet.done(folder, "unlock", "shop.yml").err().contains("is not locked"));
        droplet.done(folder, "plan", "shop.yml", "--out", "plan.json");
        assertTrue(Ran.with(folder, Droplet.environment(), "up", "--plan", "plan.json")
                .err()
                .contains("nothing to do"));
        assertTrue(droplet.done(folder, "logs", "shop.yml", "web").out().contains("open"));
        droplet.done(folder, "stop", "shop.yml", "web");
        droplet.done(folder, "start", "shop.yml");
        droplet.done(folder, "restart", "shop.yml", "db");
        assertEquals(
                "0.0.0.0:8099\n",
                droplet.done(folder, "port", "shop.yml", "web", "80").out());
        assertTrue(droplet.done(folder, "images", "shop.yml").out().contains("busybox"));
        assertTrue(droplet.done(folder, "top", "shop.yml", "db").out().contains("while :;"));
        assertTrue(droplet.done(folder, "stats", "shop.yml").out().contains("shop-web-1"));
        droplet.done(folder, "pause", "shop.yml", "db");
        assertTrue(droplet.done(folder, "events", "shop.yml", "db", "--since", "5m", "--until", "0s")
                .out()
                .contains(" container pause shop-db-1 "));
        assertTrue(droplet.done(folder, "ps", "shop.yml", "db").out().contains("(Paused)"));
        droplet.done(folder, "unpause", "shop.yml");
        droplet.done(folder, "kill", "shop.yml", "db");
        assertEquals(
                new Ran(137, "container \"shop-db-1\" exited with status code 137\n", ""),
                droplet.stack(folder, "wait", "shop.yml", "db"));
        droplet.done(folder, "rm", "shop.yml", "--force");
        assertFalse(droplet.done(folder, "ps", "shop.yml").out().contains("shop-db-1"));
        droplet.done(folder, "down", "shop.yml", "--volumes", "--yes");
        assertFalse(droplet.done(folder, "ls").out().contains("shop"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"d1", "d2"})
    void whatGoesIntoContainersAndOutOfThemWorksThere(String host) throws Exception {
        Droplet droplet = new Droplet(host);
        Path notes = Files.createDirectories(folder.resolve("notes"));
        Files.writeString(notes.resolve("page.html"), "hello from here");
        Files.writeString(folder.resolve("shop.yml"), """
                web:
                  build: .
                  image: built-there
                  command: httpd -f -p 7000 -h /notes
                  stop_grace_period: 0s
                  volumes: ['./notes:/notes']
                """);
        Files.writeString(folder.resolve("Dockerfile"), "FROM busybox\nRUN echo built > /made\n");
        droplet.done(folder, "build", "shop.yml");
        droplet.done(folder, "up", "shop.yml", "--sync");
        assertEquals(
                "built\n",
                droplet.done(folder, "exec", "shop.yml", "web", "cat", "/made").out());
        byte[] input = "typed here\n".repeat(1000).getBytes(StandardCharsets.UTF_8);
        Ran written = Ran.reading(
                input,
                folder,
                Droplet.environment(),
                "exec",
                "--host",
                host,
                "shop.yml",
                "web",
                "sh",
                "-c",
                "cat >/notes/out");
        assertEquals(0, written.code(), written.seen());
        assertEquals(
                7,
                droplet.stack(folder, "run", "--sync", "shop.yml", "web", "sh", "-c", "exit 7")
                        .code());
        droplet.done(folder, "sync", "shop.yml", "--pull");
        assertArrayEquals(input, Files.readAllBytes(notes.resolve("out")));
        try (Staying tunnel = Staying.stack(folder, "tunnel", "shop.yml", "web:7000", "--host", host)) {
            URI page = URI.create("http://localhost:" + tunnel.port() + "/page.html");
            assertEquals(
                    "hello from here", new String(page.toURL().openStream().readAllBytes(), StandardCharsets.UTF_8));
            tunnel.interrupt();
            tunnel.ended();
        }
        assertTrue(Ran.with(folder, Droplet.environment(), "host", "check", host)
                .out()
                .contains(host));
        droplet.done(folder, "down", "shop.yml", "--volumes", "--yes");
    }

    @Test
    void aPasswordIsNowhereButInTheEnginesRecordOfTheContainer() {
        Ran plan = DROPLET.done(folder, "plan", "shop.yml");
        Ran up = DROPLET.done(folder, "up", "shop.yml");
        Ran config = Ran.with(folder, Droplet.environment(), "config", "shop.yml");
        for (Ran ran : List.of(plan, up, config)) {
            assertFalse(ran.seen().contains("geheimes-wort"), ran.seen());
        }
        String found =
                d1.ssh("grep -rl --exclude-dir=proc --exclude-dir=sys --exclude-dir=dev geheimes-wort / || true");
        List<String> elsewhere = found.lines()
                .filter(file -> !file.matches(
                        "(/var/lib|/run|/var/run)/(docker|containerd)/.*/(config.v2.json|config.json|meta.db)"))
                .toList();
        assertEquals(List.of(), elsewhere, found);
        assertTrue(found.contains("config.v2.json"), found);
        assertEquals("", d1.ssh("grep -al geheimes-wor[t] /proc/[0-9]*/cmdline || true"));
        assertEquals(
                "",
                d1.ssh(
                        "docker inspect --format '{{json .Config.Labels}}' shop-web-1 | grep -o geheimes-wor[t] || true"));
    }
}
