package io.stackfile.cli;

import static io.stackfile.cloud.PublishedApi.file;
import static io.stackfile.cloud.PublishedApi.gone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.cloud.Patience;
import io.stackfile.cloud.PublishedApi;
import io.stackfile.cloud.Readiness;
import io.stackfile.golden.Golden;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code stack host}, before a provider that answers on this machine. */
class HostCommandsTest {
    private static final Path EXPECTED = Path.of("src/test/resources/host");
    private static final String TOKEN = "only-for-this-test";
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAlUcxG4hQDaZqNmdBoN1GO7u+TW07RXVpF9IUpINhE8 joshua@laptop\n";

    @TempDir
    Path folder;

    private PublishedApi api;
    private ServerSocket ssh;

    @BeforeEach
    void serve() throws IOException {
        Files.createDirectory(folder.resolve(".ssh"));
        Files.writeString(folder.resolve(".ssh/id_ed25519.pub"), KEY);
        ssh = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        api = new PublishedApi()
                .on("GET /v2/droplets", file(200, "droplets-none.json"))
                .on("GET /v2/sizes", file(200, "sizes.json"), file(200, "sizes-last.json"))
                .on("POST /v2/account/keys", file(201, "ssh-key.json"))
                .on("POST /v2/droplets", file(202, "droplet-create.json"))
                .on("GET /v2/droplets/3164444/firewalls", file(200, "firewalls-none.json"))
                .on("POST /v2/firewalls", file(202, "firewall-create.json"))
                .on("GET /v2/droplets/3164444", file(200, "droplet.json", "192.241.165.154", "127.0.0.1"))
                .on("DELETE /v2/droplets/3164444", gone())
                .on("DELETE /v2/firewalls/bb4b2611-3d72-467b-8602-280330ecd65c", gone());
    }

    @AfterEach
    void stop() throws IOException {
        api.close();
        ssh.close();
    }

    private Map<String, String> environment() {
        return Map.of(
                "HOME",
                folder.toString(),
                "DIGITALOCEAN_API_URL",
                api.address().toString(),
                "DIGITALOCEAN_ACCESS_TOKEN",
                TOKEN);
    }

    private Ran stack(String... arguments) {
        return Ran.with(folder, environment(), arguments);
    }

    private Ran create(String... arguments) {
        Patience patience = new Patience(
                Duration.ofSeconds(60), Duration.ofMillis(10), Duration.ofSeconds(60), Duration.ofSeconds(5));
        Readiness readiness = new Readiness(patience, ssh.getLocalPort());
        return Ran.of(new HostCreateCommand(readiness), folder, environment(), arguments);
    }

    private void golden(String name, Ran... rans) {
        StringBuilder seen = new StringBuilder();
        for (Ran ran : rans) {
            seen.append(ran.seen());
        }
        String all = seen.toString();
        assertFalse(all.contains(TOKEN), all);
        Golden.assertSame(EXPECTED.resolve(name + ".txt"), all.replace(folder.toString(), "HOME"));
    }

    @Test
    void aHostIsMadeAndListedAndDestroyed() {
        golden(
                "life",
                create("web", "--yes"),
                stack("host", "ls"),
                stack("host", "ls", "--json"),
                stack("host", "rm", "web", "--destroy-data"),
                stack("host", "ls"));
        assertEquals(1, api.lines().stream().filter("POST /v2/droplets"::equals).count());
    }

    @Test
    void thePlanIsWhatWouldBeSentAndNothingIsSent() {
        golden("plan", Ran.with(folder, Map.of("HOME", folder.toString()), "host", "create", "web", "--plan"));
        assertEquals(List.of(), api.lines());
    }

    @Test
    void whatCostsIsAskedForFirst() {
        golden("no-thanks", Ran.answering(folder, environment(), List.of("n"), "host", "create", "web"));
        golden("nobody-to-ask", stack("host", "create", "web"));
        assertFalse(api.lines().contains("POST /v2/droplets"));
    }

    @Test
    void onlyItsNameDestroysAHost() {
        create("web", "--yes");
        Ran yes = Ran.answering(folder, environment(), List.of("yes"), "host", "rm", "web");
        assertEquals(1, yes.code(), yes.seen());
        assertTrue(yes.err().endsWith("nothing was destroyed\n"), yes.seen());
        Ran nobody = stack("host", "rm", "web");
        assertEquals(2, nobody.code(), nobody.seen());
        assertFalse(api.lines().contains("DELETE /v2/droplets/3164444"));
        Ran name = Ran.answering(folder, environment(), List.of("web"), "host", "rm", "web");
        assertEquals(0, name.code(), name.seen());
        assertTrue(api.lines().contains("DELETE /v2/droplets/3164444"));
    }

    @Test
    void aMistakeIsToldBeforeAnythingIsSent() {
        golden(
                "mistakes",
                stack("host", "create"),
                stack("host", "create", "web", "db"),
                stack("host", "create", "web.example.com"),
                stack("host", "create", "web", "--provider", "hetzner"),
                stack("host", "create", "web", "--key", ".ssh/id_rsa"),
                stack("host", "create", "web", "--ssh-from", "home"),
                stack("host", "crate", "web"),
                stack("hots"),
                Ran.with(folder, Map.of("HOME", folder.toString()), "host", "create", "web"));
        assertEquals(List.of(), api.lines());
    }

    @Test
    void aRunThatIsKilledWhileItWaitsIsContinuedWithTheSameDroplet() throws Exception {
        api.on("GET /v2/droplets/3164444", api.silence());
        Path said = folder.resolve("first.txt");
        ProcessBuilder first = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName(),
                "host",
                "create",
                "web",
                "--yes");
        first.environment().putAll(environment());
        Process process = first.redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .directory(folder.toFile())
                .start();
        api.awaitRequest("GET /v2/droplets/3164444");
        process.destroyForcibly().waitFor();
        api.on("GET /v2/droplets/3164444", file(200, "droplet.json", "192.241.165.154", "127.0.0.1"));
        golden("killed", create("web"));
        assertTrue(Files.readString(said)
                .contains("droplet 3164444 is being made: 24.00 USD a month (0.03571 an hour)\n"));
        assertEquals(1, api.lines().stream().filter("POST /v2/droplets"::equals).count());
    }
}
