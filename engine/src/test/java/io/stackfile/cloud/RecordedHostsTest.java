package io.stackfile.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedHostsTest {
    @TempDir
    Path folder;

    private static RecordedHost host(String name) {
        return new RecordedHost(
                new HostName(name),
                "digitalocean",
                7,
                8,
                "deploy",
                "192.0.2.1",
                "fra1",
                "s-2vcpu-4gb",
                "24.00",
                "2026-01-01T00:00:00Z",
                new SshSources(List.of("198.51.100.0/24", "2001:db8::/32")),
                "f");
    }

    private RecordedHosts hosts() {
        return RecordedHosts.of(Map.of("HOME", folder.toString()));
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        hosts().write(host("web"));
        assertEquals(Optional.of(host("web")), hosts().find("web"));
        assertEquals("deploy@192.0.2.1", hosts().find("web").orElseThrow().login());
    }

    @Test
    void areListedByTheirNames() {
        assertEquals(List.of(), hosts().all());
        hosts().write(host("web"));
        hosts().write(host("db"));
        assertEquals(List.of(host("db"), host("web")), hosts().all());
    }

    @Test
    void areForTheirOwnerOnly() throws IOException {
        Path file = hosts().write(host("web"));
        assertEquals(folder.resolve(".config/stack/hosts/web"), file);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
    }

    @Test
    void theConfigurationMayBeElsewhere() {
        Path elsewhere = folder.resolve("elsewhere");
        RecordedHosts.of(Map.of("HOME", folder.toString(), "XDG_CONFIG_HOME", elsewhere.toString()))
                .write(host("web"));
        assertTrue(Files.exists(elsewhere.resolve("stack/hosts/web")));
    }

    @Test
    void whatCannotBeANameIsNotLookedFor() {
        hosts().write(host("web"));
        for (String name : List.of("", "../hosts/web", "root@web", "Web", ".web.next", "unix:///run/docker.sock")) {
            assertEquals(Optional.empty(), hosts().find(name));
        }
    }

    @Test
    void aBrokenRecordIsNamedWithTheWayOut() throws IOException {
        Path file = hosts().write(host("web"));
        Files.writeString(file, "{\"id\":");
        CloudException broken = assertThrows(CloudException.class, () -> hosts().find("web"));
        assertEquals(
                file + " is no record of a host (not JSON at character 6); mend it, or move it away and let"
                        + " 'stack host create web' find the machine again",
                broken.getMessage());
    }

    @Test
    void aNameThatTheProviderWouldNotTakeIsRefusedAtOnce() {
        for (String name : List.of("Web", "web.example.com", "-web", "web-", "a".repeat(64), "w b")) {
            assertThrows(CloudException.class, () -> new HostName(name));
        }
        assertEquals("stack-web-1", new HostName("web-1").tag());
    }

    @Test
    void networksAreAddressesOrRangesOfThem() {
        new SshSources(List.of("198.51.100.7", "198.51.100.0/24", "2001:db8::/32", "2001:db8::1"));
        for (String wrong : List.of("home", "1.2.3", "1.2.3.4/33", "*", "1.2.3.4,5.6.7.8")) {
            assertThrows(CloudException.class, () -> new SshSources(List.of(wrong)));
        }
    }

    @Test
    void theTokenGoesNowhereUnencryptedButToThisMachine() {
        for (String wrong : List.of(
                "http://api.digitalocean.com",
                "ftp://localhost",
                "api.digitalocean.com",
                "https:/x",
                "https://u:p@x")) {
            assertThrows(CloudException.class, () -> Endpoint.checked(URI.create(wrong)));
        }
        assertEquals("https", Endpoint.checked(Endpoint.of(Map.of())).getScheme());
        Endpoint.checked(Endpoint.of(Map.of("DIGITALOCEAN_API_URL", "http://localhost:8080")));
    }

    @Test
    void aTokenWithALineEndInItIsNotRepeated() {
        CloudException refused =
                assertThrows(CloudException.class, () -> Token.of(Map.of("DIGITALOCEAN_TOKEN", "hunter1\nhunter2")));
        assertEquals(
                "what DIGITALOCEAN_TOKEN holds is no token: it has white space or other strange characters",
                refused.getMessage());
    }

    @Test
    void withoutATokenItSaysWhereOneIsMade() {
        CloudException refused = assertThrows(CloudException.class, () -> Token.of(Map.of()));
        assertTrue(
                String.valueOf(refused.getMessage())
                        .startsWith("there is no token for DigitalOcean; put one into the environment, as"
                                + " DIGITALOCEAN_ACCESS_TOKEN or DIGITALOCEAN_TOKEN."),
                refused.getMessage());
    }
}
