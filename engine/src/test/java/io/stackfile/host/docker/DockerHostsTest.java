package io.stackfile.host.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.host.Host;
import io.stackfile.host.HostException;
import io.stackfile.host.docker.http.TcpDialer;
import io.stackfile.host.docker.http.UnixDialer;
import io.stackfile.host.ssh.Nobody;
import io.stackfile.host.ssh.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DockerHostsTest {
    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    @Test
    void takesTheAddressOfTheCommandLineBeforeTheEnvironments() {
        environment.put("DOCKER_HOST", "tcp://203.0.113.7:2375");
        assertEquals(new UnixDialer(Path.of("/x.sock")), way("unix:///x.sock").dialer());
        assertEquals(new TcpDialer("203.0.113.7", 2375, Optional.empty()), way().dialer());
    }

    @Test
    void looksInTheUsualPlacesWhenNobodySaysAnything() {
        environment.put("XDG_RUNTIME_DIR", "/run/user/1000");
        assertEquals(
                new DefaultSockets(List.of(
                        Path.of("/var/run/docker.sock"),
                        Path.of("/run/user/1000/docker.sock"),
                        home.resolve(".docker/run/docker.sock"))),
                way().dialer());
    }

    @Test
    void callsTheMachineAsItsAddressDoes() {
        assertEquals("localhost", way("unix:///x.sock").address());
        assertTrue(way("unix:///x.sock").local());
        assertEquals("2001:db8::1", way("tcp://[2001:db8::1]").address());
        assertFalse(way("tcp://droplet").local());
        assertTrue(way("tcp://127.0.0.1").local());
    }

    @Test
    void usesTlsWhenTheEnvironmentSaysSo() {
        environment.put("DOCKER_TLS_VERIFY", "1");
        environment.put("DOCKER_CERT_PATH", home.toString());
        TcpDialer dialer = (TcpDialer) way("tcp://droplet").dialer();
        assertEquals(2376, dialer.port());
        assertTrue(dialer.tls().isPresent());
    }

    @Test
    void usesTheContextInUse() throws IOException {
        context("lab", "unix:///lab.sock");
        context("other", "tcp://203.0.113.9:2375");
        config("{\"currentContext\": \"lab\"}");
        assertEquals(new UnixDialer(Path.of("/lab.sock")), way().dialer());
        environment.put("DOCKER_CONTEXT", "other");
        assertEquals("203.0.113.9", way().address());
        assertEquals(new UnixDialer(Path.of("/lab.sock")), way("lab").dialer());
        environment.put("DOCKER_CONTEXT", "default");
        assertTrue(way().dialer() instanceof DefaultSockets);
    }

    @Test
    void takesTheNameOfAContextBeforeThatOfAMachine() throws IOException {
        context("droplet", "tcp://203.0.113.9:2375");
        assertEquals("203.0.113.9", way("droplet").name());
        assertEquals("ann@other", way("ann@other").name());
        assertFalse(way("other").local());
    }

    @Test
    void saysThatThereIsNoSuchContext() {
        environment.put("DOCKER_CONTEXT", "droplet");
        assertEquals("there is no Docker context called droplet; docker context ls lists them", refusal(() -> way()));
    }

    @Test
    void findsAMachineAsTheSshConfigurationSays() throws IOException {
        Files.createDirectories(home.resolve(".ssh"));
        Files.writeString(
                home.resolve(".ssh/config"), "Host droplet\n  HostName 203.0.113.7\n  User root\n  Port 2222\n");
        for (String address : List.of("droplet", "ssh://droplet", "ssh://droplet/run/docker.sock")) {
            assertEquals("droplet (root@203.0.113.7:2222)", way(address).name());
            assertEquals("203.0.113.7", way(address).address());
        }
        environment.put("DOCKER_HOST", "ssh://ann@droplet:22");
        assertEquals("droplet (ann@203.0.113.7)", way().name());
        context("lab", "ssh://droplet");
        assertEquals("droplet (root@203.0.113.7:2222)", way("lab").name());
    }

    @Test
    void saysWhatIsNoAddressOfAnEngine() {
        assertTrue(
                refusal(() -> way("npipe:////./pipe/docker_engine")).contains("is not an address of a Docker engine"));
        assertTrue(refusal(() -> way("tcp://")).contains("write tcp://203.0.113.7:2376"));
    }

    @Test
    void saysWhatWasTriedAndTheWayOutWhenNobodyAnswers() {
        Host host = new DockerHost(
                new Way(
                        new DefaultSockets(List.of(home.resolve("one.sock"), home.resolve("two.sock"))),
                        "localhost",
                        true,
                        NoEngine::anywhere),
                Map.of());
        assertEquals("""
                No Docker engine answers. Tried:
                  HOME/one.sock: there is no such socket
                  HOME/two.sock: there is no such socket
                Start one: systemctl start docker. Install one: apt-get install docker.io. Or say where one is: \
                --host droplet (over SSH), unix:///… or tcp://…, or DOCKER_HOST.""".replace("HOME", home.toString()), refusal(() -> host.observe("shop")));
        assertEquals(refusal(() -> host.observe("shop")), refusal(() -> host.startContainer("shop-db-1")));
    }

    @Test
    void saysWhoMayUseASocketThatIsForbidden() {
        assertEquals(
                "No Docker engine answers at /x.sock: permission denied.\n"
                        + "Your user may not use it: sudo usermod -aG docker \"$USER\", and log in again.",
                NoEngine.atSocket(Path.of("/x.sock"), new IOException("Permission denied")));
    }

    @Test
    void saysThatNobodyListensAtAnAddress() {
        Host host = DockerHosts.open(Optional.of("tcp://127.0.0.1:1"), nobody());
        assertEquals(
                "No Docker engine answers at 127.0.0.1:1: nobody listens there.\n"
                        + "Is it running, and may it be reached from here?",
                refusal(host::stacks));
    }

    @Test
    void findsTheLoginOfARegistry() throws IOException {
        config("{\"auths\": {\"https://index.docker.io/v1/\": {\"auth\": \"YWRhOmxvdmU6bGFjZQ==\"},"
                + " \"quay.io\": {\"identitytoken\": \"t\"}, \"helper.example\": {}}}");
        RegistryLogins logins = new RegistryLogins(Map.of("HOME", home.toString()));
        assertEquals("ada", logins.of("mongo:latest").orElseThrow().getUsername());
        assertEquals("love:lace", logins.of("shop/web:3").orElseThrow().getPassword());
        assertEquals("t", logins.of("quay.io/shop/web:3").orElseThrow().getIdentitytoken());
        assertTrue(logins.of("helper.example/web:3").isEmpty());
        assertTrue(logins.of("localhost:5000/web:3").isEmpty());
    }

    private Surroundings nobody() {
        return new Surroundings(environment, new Nobody(line -> {}), false);
    }

    private Way way(String... option) {
        environment.put("HOME", home.toString());
        return DockerHosts.way(List.of(option).stream().findFirst(), nobody());
    }

    private void context(String name, String address) throws IOException {
        Path folder =
                Files.createDirectories(home.resolve(".docker/contexts/meta").resolve(ContainerLabels.sha256(name)));
        Files.writeString(
                folder.resolve("meta.json"),
                "{\"Name\":\"" + name + "\",\"Endpoints\":{\"docker\":{\"Host\":\"" + address + "\"}}}");
    }

    private void config(String json) throws IOException {
        Files.createDirectories(home.resolve(".docker"));
        Files.writeString(home.resolve(".docker/config.json"), json);
    }

    private static String refusal(Runnable deed) {
        return String.valueOf(assertThrows(HostException.class, deed::run).getMessage());
    }
}
